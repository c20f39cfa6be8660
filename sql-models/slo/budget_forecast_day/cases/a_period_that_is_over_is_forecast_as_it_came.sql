-- with first_day = 2026-03-29, last_day = 2026-03-29
-- given slo.error_budget_day
VALUES
  (DATE '2026-03-29', 'store', 'a', 'week', TRUE, 'events', 0.9BD, DATE '2026-03-23', DATE '2026-03-29', 133L, 700L, 70BD),
  (DATE '2026-03-29', 'store', 'a', '7d', TRUE, 'events', 0.9BD, DATE '2026-03-23', DATE '2026-03-29', 133L, 700L, 70BD)
  AS t(day, service, slo, window, is_over, unit, target, window_starts, window_ends, adjusted_bad, adjusted_valid, adjusted_budget)
-- given slo.availability_day
SELECT DATE '2026-03-02' + CAST(id AS INT) AS day, 'store' AS service, 'a' AS slo, 'events' AS unit, 0.9BD AS target, IF(id >= 21, 19L, 7L) AS adjusted_bad, 100L AS adjusted_valid
FROM RANGE(28)
-- expect
VALUES
  ('week', DATE '2026-03-29', 700L, 70BD, 133L, 133L, 133L),
  ('7d', DATE '2026-04-05', 700L, 70BD, 49L, 70L, 133L)
  AS t(window, forecast_day, adjusted_valid, adjusted_budget, adjusted_bad_low, adjusted_bad_likely, adjusted_bad_high)
