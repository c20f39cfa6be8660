-- with first_day = 2026-03-02, last_day = 2026-03-08
-- given core.objective_day
SELECT EXPLODE(SEQUENCE(DATE '2026-03-02', DATE '2026-03-04')) AS day, service, slo, source, is_main, is_check
FROM VALUES
  ('store', 'answers', 'app', TRUE, FALSE), ('store', 'edge', 'cdn', FALSE, TRUE), ('store', 'speed', 'app', FALSE, FALSE),
  ('tv', 'plays', 'tv', TRUE, CAST(NULL AS BOOLEAN)), ('books', 'opens', 'app', TRUE, FALSE), ('books', 'again', 'app', FALSE, TRUE)
  AS t(service, slo, source, is_main, is_check)
-- given slo.availability_day
SELECT DATE(day) AS day, service, slo, good_events, valid_events, missing, no_telemetry_minutes
FROM VALUES
  ('2026-03-02', 'store', 'answers', 98L, 100L, 0L, 0), ('2026-03-02', 'store', 'edge', 99L, 102L, 0L, 0), ('2026-03-02', 'store', 'speed', 1L, 100L, 0L, 0),
  ('2026-03-03', 'store', 'answers', 50L, 50L, 50L, 60), ('2026-03-03', 'store', 'edge', 100L, 100L, 0L, 0),
  ('2026-03-04', 'store', 'answers', 100L, 100L, 0L, 0), ('2026-03-04', 'store', 'edge', 90L, 90L, 10L, 0),
  ('2026-03-02', 'tv', 'plays', 5L, 5L, 0L, 0), ('2026-03-02', 'books', 'opens', 5L, 5L, 0L, 0), ('2026-03-02', 'books', 'again', 5L, 5L, 0L, 0)
  AS t(day, service, slo, good_events, valid_events, missing, no_telemetry_minutes)
-- expect
VALUES ('store', 'answers', 'edge', 'cdn', 3L, 1L, 100L, 2L, 102L, 3L)
  AS t(service, slo, check_slo, source, days, days_compared, valid, bad, check_valid, check_bad)
