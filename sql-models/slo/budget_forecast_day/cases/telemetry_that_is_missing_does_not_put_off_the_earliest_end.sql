-- with first_day = 2026-03-28, last_day = 2026-03-28
-- given slo.error_budget_day
VALUES (DATE '2026-03-28', 'store', 'a', 'month', FALSE, 'events', 0.99BD, DATE '2026-03-01', DATE '2026-03-31', 28L, 2800L, 28BD)
  AS t(day, service, slo, window, is_over, unit, target, window_starts, window_ends, adjusted_bad, adjusted_valid, adjusted_budget)
-- given slo.availability_day
SELECT DATE '2026-03-01' + CAST(id AS INT) AS day, 'store' AS service, 'a' AS slo, 'events' AS unit, 0.99BD AS target, 1L AS adjusted_bad, 100L AS adjusted_valid, IF(id = 16, 70L, 0L) AS adjusted_missing
FROM RANGE(28)
-- expect
VALUES (DATE '2026-03-31', 3100L, 31BD, 31L, 31L, 61L, DATE '2026-03-29', CAST(NULL AS DATE))
  AS t(forecast_day, adjusted_valid, adjusted_budget, adjusted_bad_low, adjusted_bad_likely, adjusted_bad_high, exhausted_not_before, exhausted_likely)
