-- with first_day = 2026-03-16, last_day = 2026-03-22
-- given slo.period_day
SELECT
  COALESCE(day, window_ends) AS day, service, slo, 'week' AS window, window_starts, window_ends, raw_verdict
FROM VALUES
  (DATE '2026-03-01', 'store', 'answers', DATE '2026-02-23', DATE '2026-03-01', 'Unknown'),
  (NULL, 'store', 'answers', DATE '2026-03-02', DATE '2026-03-08', 'Met'),
  (NULL, 'store', 'answers', DATE '2026-03-09', DATE '2026-03-15', 'Met'),
  (NULL, 'store', 'answers', DATE '2026-03-16', DATE '2026-03-22', 'Met'),
  (NULL, 'store', 'speed', DATE '2026-03-16', DATE '2026-03-22', 'Missed'),
  (NULL, 'tv', 'plays', DATE '2026-03-09', DATE '2026-03-15', 'Unknown'),
  (NULL, 'tv', 'plays', DATE '2026-03-16', DATE '2026-03-22', 'Met'),
  (NULL, 'quiet', 'answers', DATE '2026-03-16', DATE '2026-03-22', 'No traffic')
  AS t(day, service, slo, window_starts, window_ends, raw_verdict)
-- given core.incident_day
SELECT DATE(day) AS day, incident, service, TIMESTAMP(starts) AS starts, TIMESTAMP(ends) AS ends,
  TIMESTAMP(started) AS started_at, TIMESTAMP(detected) AS detected_at, TIMESTAMP(started) AS revised_at
FROM VALUES
  ('2026-03-14', 'INC-1', 'store', '2026-03-14 23:00:00', '2026-03-15 00:00:00', '2026-03-14 23:00:00', '2026-03-14 23:07:00'),
  ('2026-03-15', 'INC-1', 'store', '2026-03-15 00:00:00', '2026-03-15 00:30:00', '2026-03-14 23:00:00', '2026-03-14 23:07:00'),
  ('2026-03-15', 'INC-2', 'tv', '2026-03-15 00:15:00', '2026-03-15 00:45:00', '2026-03-15 00:15:00', '2026-03-15 00:18:00'),
  ('2026-03-15', 'INC-3', 'tv', '2026-03-15 09:00:00', '2026-03-15 09:01:00', '2026-03-15 09:00:00', NULL)
  AS t(day, incident, service, starts, ends, started, detected)
-- expect
VALUES (
  ARRAY(
    STRUCT(DATE '2026-03-02', DATE '2026-03-08', 0L, 1L, NULL, NULL),
    STRUCT(DATE '2026-03-09', DATE '2026-03-15', 1L, 2L, 106L, 3L),
    STRUCT(DATE '2026-03-16', DATE '2026-03-22', 1L, 2L, 0L, NULL)),
  ARRAY(), NULL)
  AS t(periods, months, usual_unmet)
