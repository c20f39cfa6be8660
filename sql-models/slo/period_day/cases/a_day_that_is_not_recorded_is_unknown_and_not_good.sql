-- with first_day = 2026-06-03, last_day = 2026-06-12
-- given core.objective_day
SELECT day, 'store' AS service, 'a' AS slo, 'events' AS unit, 0.99BD AS target, '3d' AS window, day - INTERVAL '2' DAY AS window_starts, day AS window_ends, 'd' AS definition
FROM VALUES (DATE '2026-06-03'), (DATE '2026-06-05'), (DATE '2026-06-11'), (DATE '2026-06-12') AS t(day)
UNION ALL
SELECT DATE '2026-06-06' + CAST(id AS INT), 'music', 'other days', 'events', 0.99BD, '3d', DATE '2026-06-01', DATE '2026-06-12', 'd' FROM RANGE(5)
-- given slo.availability_day
SELECT day, 'store' AS service, 'a' AS slo, 'events' AS unit, 0.99BD AS target, 1000L AS good, 0L AS bad, 1000L AS valid, 0L AS missing, 0L AS adjusted_bad, 1000L AS adjusted_valid,
  0L AS adjusted_missing, 1440 AS good_minutes, 0 AS bad_minutes, 0 AS no_traffic_minutes, 0 AS no_telemetry_minutes, 0 AS excluded_minutes
FROM VALUES (DATE '2026-06-03'), (DATE '2026-06-05'), (DATE '2026-06-11'), (DATE '2026-06-12') AS t(day)
-- expect
SELECT * FROM VALUES
  (DATE '2026-06-03', '3d', 0L, 0L, 'Met'),
  (DATE '2026-06-03', 'week', NULL, 2880L, 'Unknown'),
  (DATE '2026-06-03', 'month', NULL, 2880L, 'Unknown'),
  (DATE '2026-06-03', 'quarter', NULL, 90720L, 'Unknown'),
  (DATE '2026-06-03', 'year', NULL, 220320L, 'Unknown'),
  (DATE '2026-06-05', '3d', NULL, 1440L, 'Unknown'),
  (DATE '2026-06-05', 'week', NULL, 4320L, 'Unknown'),
  (DATE '2026-06-05', 'month', NULL, 4320L, 'Unknown'),
  (DATE '2026-06-05', 'quarter', NULL, 92160L, 'Unknown'),
  (DATE '2026-06-05', 'year', NULL, 221760L, 'Unknown'),
  (DATE '2026-06-11', '3d', 0L, 0L, 'Met'),
  (DATE '2026-06-11', 'week', 0L, 0L, 'Met'),
  (DATE '2026-06-11', 'month', NULL, 4320L, 'Unknown'),
  (DATE '2026-06-11', 'quarter', NULL, 92160L, 'Unknown'),
  (DATE '2026-06-11', 'year', NULL, 221760L, 'Unknown'),
  (DATE '2026-06-12', '3d', 0L, 0L, 'Met'),
  (DATE '2026-06-12', 'week', 0L, 0L, 'Met'),
  (DATE '2026-06-12', 'month', NULL, 4320L, 'Unknown'),
  (DATE '2026-06-12', 'quarter', NULL, 92160L, 'Unknown'),
  (DATE '2026-06-12', 'year', NULL, 221760L, 'Unknown')
  AS t(day, window, missing, no_telemetry_minutes, raw_verdict)
