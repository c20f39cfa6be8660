-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.incident_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, incident, severity, TIMESTAMP(starts) AS started_at, TIMESTAMP(starts) AS starts, TIMESTAMP(ends) AS ends
FROM VALUES
  ('b', 2, '2026-03-02 10:00:00', '2026-03-02 10:03:00'),
  ('a', 2, '2026-03-02 10:01:30', '2026-03-02 10:05:00'),
  ('c', 1, '2026-03-02 10:02:00', '2026-03-02 10:02:30'),
  ('e', 3, '2026-03-02 10:05:00', '2026-03-02 10:06:00'),
  ('d', 3, '2026-03-02 10:05:00', '2026-03-02 10:06:00'),
  ('moment', 1, '2026-03-02 10:05:00', '2026-03-02 10:05:00')
  AS t(incident, severity, starts, ends)
-- expect
SELECT TIMESTAMP(minute) AS minute, NAMED_STRUCT('severity', severity, 'started_at', TIMESTAMP(started_at), 'incident', incident) AS taker FROM VALUES
  ('2026-03-02 10:00:00', 2, '2026-03-02 10:00:00', 'b'), ('2026-03-02 10:01:00', 2, '2026-03-02 10:00:00', 'b'),
  ('2026-03-02 10:02:00', 1, '2026-03-02 10:02:00', 'c'), ('2026-03-02 10:03:00', 2, '2026-03-02 10:01:30', 'a'),
  ('2026-03-02 10:04:00', 2, '2026-03-02 10:01:30', 'a'), ('2026-03-02 10:05:00', 3, '2026-03-02 10:05:00', 'd')
  AS t(minute, severity, started_at, incident)
