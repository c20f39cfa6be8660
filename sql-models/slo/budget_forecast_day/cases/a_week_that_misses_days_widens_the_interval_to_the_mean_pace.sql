-- with first_day = 2026-03-28, last_day = 2026-03-28
-- given slo.error_budget_day
VALUES (DATE '2026-03-28', 'store', 'a', 'month', FALSE, 'events', 0.9BD, DATE '2026-03-01', DATE '2026-03-31', 188L, 1700L, 170BD)
  AS t(day, service, slo, window, is_over, unit, target, window_starts, window_ends, adjusted_bad, adjusted_valid, adjusted_budget)
-- given slo.availability_day
SELECT DATE '2026-03-12' + CAST(id AS INT) AS day, 'store' AS service, 'a' AS slo, 'events' AS unit, 0.9BD AS target, IF(id < 3, 30L, 7L) AS adjusted_bad, 100L AS adjusted_valid
FROM RANGE(17)
-- expect
VALUES (DATE '2026-03-31', 2000L, 200BD, 209L, 222L, 222L, DATE '2026-03-30', DATE '2026-03-30')
  AS t(forecast_day, adjusted_valid, adjusted_budget, adjusted_bad_low, adjusted_bad_likely, adjusted_bad_high, exhausted_not_before, exhausted_likely)
