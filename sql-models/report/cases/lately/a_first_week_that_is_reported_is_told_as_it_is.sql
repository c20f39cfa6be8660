-- with first_day = 2026-03-02, last_day = 2026-03-08
-- given slo.period_day
SELECT
  day, service, 'answers' AS slo, 'week' AS window, window_starts, window_ends, raw_verdict
FROM VALUES
  (DATE '2026-03-05', 'store', DATE '2026-03-02', DATE '2026-03-08', 'Unknown'),
  (DATE '2026-03-08', 'store', DATE '2026-03-02', DATE '2026-03-08', 'Unknown')
  AS t(day, service, window_starts, window_ends, raw_verdict)
-- given core.incident_day
SELECT CAST(NULL AS DATE) AS day WHERE FALSE
-- expect
VALUES (ARRAY(STRUCT(DATE '2026-03-02', DATE '2026-03-08', 1L, 1L, NULL, NULL))) AS t(periods)
