-- with first_day = 2026-06-07, last_day = 2026-06-07
-- given core.objective_day
SELECT DATE '2026-06-01' + CAST(id AS INT) AS day, 'store' AS service, 'a' AS slo, 'events' AS unit, 0 AS slice_minutes, 'slow' AS bad_is, TRUE AS is_main, 0.99BD AS target,
  'week' AS window, DATE '2026-06-01' AS window_starts, DATE '2026-06-07' AS window_ends, 'd' AS definition, DATE '2026-06-01' AS objective_from
FROM RANGE(7)
-- given slo.availability_day
SELECT
  DATE '2026-06-01' + CAST(id AS INT) AS day, 'store' AS service, 'a' AS slo, 'events' AS unit, 0.99BD AS target,
  IF(id = 2, 500L, 1000L) AS good, IF(id = 2, 500L, 0L) AS bad, 1000L AS valid, IF(id = 3, 40L, 0L) AS missing,
  0L AS adjusted_bad, IF(id = 2, 500L, 1000L) AS adjusted_valid, IF(id = 3, 40L, 0L) AS adjusted_missing,
  IF(id IN (2, 3), 720, 1440) AS good_minutes, 0 AS bad_minutes, 0 AS no_traffic_minutes, IF(id = 3, 720, 0) AS no_telemetry_minutes, IF(id = 2, 720, 0) AS excluded_minutes, TRUE AS knows_users
FROM RANGE(7)
-- expect
SELECT * FROM VALUES
  ('slow', TRUE, 6500L, 500L, 7000L, 40L, 0L, 6500L, 40L, 8640L, 720L, 720L, 0.928571428BD, 0.923295454BD, 0.928977272BD, 1BD, 0.993883792BD, 1BD, 0.923076923BD,
    70BD, 7.142857143BD, 65BD, 0BD, 'Missed', 'Met')
  AS t(bad_is, is_main, good, bad, valid, missing, adjusted_bad, adjusted_valid, adjusted_missing, good_minutes, no_telemetry_minutes, excluded_minutes,
    availability, availability_at_worst, availability_at_best, adjusted_availability, adjusted_availability_at_worst, adjusted_availability_at_best, coverage,
    budget, spent_share, adjusted_budget, adjusted_spent_share, raw_verdict, adjusted_verdict)
JOIN VALUES ('week', TRUE, TRUE, 0L), ('month', FALSE, FALSE, 0L), ('quarter', FALSE, FALSE, NULL), ('year', FALSE, FALSE, NULL)
  AS w(window, is_over, is_objective_window, failed_users)
