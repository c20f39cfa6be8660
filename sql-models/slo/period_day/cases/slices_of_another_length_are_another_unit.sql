-- with first_day = 2026-06-02, last_day = 2026-06-02
-- given core.objective_day
SELECT *, 'slices' AS unit, 0.9BD AS target, 'week' AS window, DATE '2026-06-01' AS window_starts, DATE '2026-06-07' AS window_ends, 'd' AS definition FROM VALUES
  (DATE '2026-06-01', 'store', 'a', 5), (DATE '2026-06-02', 'store', 'a', 10)
  AS t(day, service, slo, slice_minutes)
-- given slo.availability_day
SELECT *, 'slices' AS unit, 0.9BD AS target, good AS valid, 0L AS bad, 0L AS missing, good AS adjusted_valid, 0L AS adjusted_bad, 0L AS adjusted_missing,
  1440 AS good_minutes, 0 AS bad_minutes, 0 AS no_traffic_minutes, 0 AS no_telemetry_minutes, 0 AS excluded_minutes FROM VALUES
  (DATE '2026-06-01', 'store', 'a', 288L), (DATE '2026-06-02', 'store', 'a', 144L)
  AS t(day, service, slo, good)
-- expect
SELECT window, 144L AS good, 144L AS valid, 2880L AS good_minutes, CAST(NULL AS BIGINT) AS missing, 'Unknown' AS raw_verdict
FROM VALUES ('week'), ('month'), ('quarter'), ('year') AS t(window)
