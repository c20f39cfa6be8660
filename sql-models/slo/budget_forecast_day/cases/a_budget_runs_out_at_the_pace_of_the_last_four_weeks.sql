-- with first_day = 2026-03-28, last_day = 2026-03-28
-- given slo.error_budget_day
VALUES
  (DATE '2026-03-28', 'store', 'a', '28d', TRUE, 'events', 0.9BD, DATE '2026-03-01', DATE '2026-03-28', 280L, 2800L, 280BD, 'd'),
  (DATE '2026-03-28', 'store', 'a', 'month', FALSE, 'events', 0.9BD, DATE '2026-03-01', DATE '2026-03-31', 280L, 2800L, 280BD, 'd')
  AS t(day, service, slo, window, is_over, unit, target, window_starts, window_ends, adjusted_bad, adjusted_valid, adjusted_budget, definition)
-- given slo.availability_day
SELECT DATE '2026-03-01' + CAST(id AS INT) AS day, 'store' AS service, 'a' AS slo, 'events' AS unit, 0.9BD AS target, IF(id >= 21, 19L, 7L) AS adjusted_bad, 100L AS adjusted_valid
FROM RANGE(28)
-- expect
VALUES
  ('28d', DATE '2026-04-25', 2800L, 280BD, 196L, 280L, 532L, DATE '2026-03-29', DATE '2026-03-29', 'd'),
  ('month', DATE '2026-03-31', 3100L, 310BD, 301L, 310L, 337L, DATE '2026-03-30', NULL, 'd')
  AS t(window, forecast_day, adjusted_valid, adjusted_budget, adjusted_bad_low, adjusted_bad_likely, adjusted_bad_high, exhausted_not_before, exhausted_likely, definition)
