-- with first_day = 2026-03-02, last_day = 2026-03-08
-- given slo.incident_minute
SELECT DATE(minute) AS day, 'store' AS service, minute, STRUCT(1 AS severity, minute AS started_at, 'INC-1' AS incident) AS taker
FROM (SELECT EXPLODE(SEQUENCE(TIMESTAMP '2026-03-02 10:02:00', TIMESTAMP '2026-03-02 10:11:00', INTERVAL '1' MINUTE)) AS minute)
UNION ALL
SELECT DATE(minute), 'music', minute, STRUCT(1, minute, 'INC-2')
FROM (SELECT EXPLODE(SEQUENCE(TIMESTAMP '2026-03-03 10:00:00', TIMESTAMP '2026-03-03 14:30:00', INTERVAL '1' MINUTE)) AS minute)
-- given core.sli_minute
SELECT DATE(minute) AS day, service, 'a' AS slo, minute, good, valid FROM VALUES
  ('store', TIMESTAMP '2026-03-02 10:01:00', 0L, 99L), ('store', TIMESTAMP '2026-03-02 10:02:00', 8L, 10L),
  ('store', TIMESTAMP '2026-03-02 10:04:00', 9L, 10L), ('store', TIMESTAMP '2026-03-02 10:11:00', 0L, 4L),
  ('music', TIMESTAMP '2026-03-03 10:14:00', 1L, 2L), ('music', TIMESTAMP '2026-03-03 10:15:00', 2L, 2L)
  AS t(service, minute, good, valid)
-- expect
VALUES
  ('store', 'INC-1', 5, ARRAY(STRUCT(TIMESTAMP '2026-03-02 10:00:00', 3L, 20L), STRUCT(TIMESTAMP '2026-03-02 10:10:00', 4L, 4L))),
  ('music', 'INC-2', 15, ARRAY(STRUCT(TIMESTAMP '2026-03-03 10:00:00', 1L, 2L), STRUCT(TIMESTAMP '2026-03-03 10:15:00', 0L, 2L)))
  AS t(service, incident, step_minutes, steps)
