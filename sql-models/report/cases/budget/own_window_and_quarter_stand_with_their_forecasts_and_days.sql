-- with first_day = 2026-06-29, last_day = 2026-07-05
-- given slo.error_budget_day
SELECT *, DATE '2026-07-05' AS window_ends, bad AS adjusted_bad, budget AS adjusted_budget, spent_share AS adjusted_spent_share,
  raw_state AS adjusted_state, 0.04BD AS elapsed_share FROM VALUES
  (DATE '2026-07-05', 'store', 'answers', '28d', TRUE, DATE '2026-06-08', TRUE, 30L, 40BD, 0.75BD, 'Met'),
  (DATE '2026-07-04', 'store', 'answers', '28d', TRUE, DATE '2026-06-07', TRUE, 29L, 40BD, 0.725BD, 'Met'),
  (DATE '2026-07-05', 'store', 'answers', 'quarter', FALSE, DATE '2026-07-01', FALSE, 5L, 8BD, 0.625BD, 'Met'),
  (DATE '2026-07-04', 'store', 'answers', 'quarter', FALSE, DATE '2026-07-01', FALSE, 4L, 6BD, 0.666666667BD, 'Met'),
  (DATE '2026-06-30', 'store', 'answers', 'quarter', FALSE, DATE '2026-04-01', TRUE, 90L, 100BD, 0.9BD, 'Met'),
  (DATE '2026-07-05', 'store', 'answers', 'month', FALSE, DATE '2026-07-01', FALSE, 5L, 8BD, 0.625BD, 'Met'),
  (DATE '2026-06-30', 'music', 'retired', 'quarter', TRUE, DATE '2026-04-01', TRUE, 1L, 2BD, 0.5BD, 'Met')
  AS t(day, service, slo, window, is_objective_window, window_starts, is_over, bad, budget, spent_share, raw_state)
-- given slo.budget_forecast_day
VALUES
  (DATE '2026-07-05', 'store', 'answers', 'quarter', DATE '2026-09-30', 120BD, 60L, 100L, 130L, DATE '2026-09-20', DATE '2026-10-01'),
  (DATE '2026-07-04', 'store', 'answers', 'quarter', DATE '2026-09-30', 110BD, 50L, 90L, 120L, DATE '2026-09-21', DATE '2026-10-01')
  AS t(day, service, slo, window, forecast_day, adjusted_budget, adjusted_bad_low, adjusted_bad_likely, adjusted_bad_high,
    exhausted_not_before, exhausted_likely)
-- expect
VALUES
  ('store', '28d', TRUE, 30L, 'Met', CAST(NULL AS DECIMAL(19, 9)), CAST(NULL AS BIGINT), CAST(NULL AS DATE), NULL),
  ('store', 'quarter', FALSE, 5L, 'Met', 0.833333334BD, 100L, DATE '2026-09-20',
    ARRAY(STRUCT(DATE '2026-07-04' AS day, 4L AS adjusted_bad), STRUCT(DATE '2026-07-05' AS day, 5L AS adjusted_bad))),
  ('music', 'quarter', TRUE, 1L, 'Met', NULL, NULL, NULL, NULL)
  AS t(service, window, is_objective_window, bad, raw_state, likely_share, adjusted_bad_likely, exhausted_not_before, bad_by_day)
