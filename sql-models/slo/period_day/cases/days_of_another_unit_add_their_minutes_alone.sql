-- with first_day = 2026-06-02, last_day = 2026-06-02
-- given core.objective_day
SELECT *, 0.9BD AS target, 'week' AS window, DATE '2026-06-01' AS window_starts, DATE '2026-06-07' AS window_ends, 'd' AS definition FROM VALUES
  (DATE '2026-06-01', 'store', 'a', 'events'), (DATE '2026-06-02', 'store', 'a', 'slices')
  AS t(day, service, slo, unit)
-- given slo.availability_day
SELECT *, 0.9BD AS target, good AS valid, 0L AS bad, 0L AS missing, good AS adjusted_valid, 0L AS adjusted_bad, 0L AS adjusted_missing,
  1440 AS good_minutes, 0 AS bad_minutes, 0 AS no_traffic_minutes, 0 AS no_telemetry_minutes, 0 AS excluded_minutes FROM VALUES
  (DATE '2026-06-01', 'store', 'a', 'events', 5000000L), (DATE '2026-06-02', 'store', 'a', 'slices', 288L)
  AS t(day, service, slo, unit, good)
-- expect
SELECT window, 'slices' AS unit, 288L AS good, 288L AS valid, 28.8BD AS budget, 2880L AS good_minutes, CAST(NULL AS BIGINT) AS missing, 'Unknown' AS raw_verdict
FROM VALUES ('week'), ('month'), ('quarter'), ('year') AS t(window)
