-- grain: service, slo, window
-- meaning: The error budgets of each objective's own window and of the calendar quarter, as they
--   stood at the end of a period's last day or of the last one on which an objective was in force,
--   where they are heading, and what was bad in the window by the end of each day of the quarter.
WITH
budget AS (
  SELECT
    day, service, slo, window, is_objective_window, window_starts, window_ends, is_over, bad,
    budget, spent_share,
    raw_state, adjusted_bad, adjusted_budget, adjusted_spent_share, adjusted_state, elapsed_share
  FROM slo.error_budget_day
  WHERE day BETWEEN :first_day AND :last_day AND (is_objective_window OR window = 'quarter')
),
newest AS (
  SELECT * FROM budget QUALIFY day = MAX(day) OVER (PARTITION BY service, slo)
),
forecast AS (
  SELECT
    day, service, slo, window, forecast_day, adjusted_budget AS forecast_budget, adjusted_bad_low,
    adjusted_bad_likely,
    adjusted_bad_high, exhausted_not_before, exhausted_likely
  FROM slo.budget_forecast_day WHERE day BETWEEN :first_day AND :last_day
),
quarter AS (
  SELECT service, slo, window, ARRAY_SORT(COLLECT_LIST(STRUCT(day, adjusted_bad))) AS bad_by_day
  FROM slo.error_budget_day
  WHERE day BETWEEN TRUNC(:last_day, 'QUARTER') AND :last_day AND window = 'quarter'
  GROUP BY service, slo, window
)
SELECT
  service, slo, window, is_objective_window, window_starts, window_ends, is_over, bad, budget,
  spent_share, raw_state,
  adjusted_bad, adjusted_budget, adjusted_spent_share, adjusted_state, elapsed_share, forecast_day,
  forecast_budget,
  spent_up(adjusted_bad, forecast_budget) AS spent_of_forecast,
  spent_up(adjusted_bad_likely, forecast_budget) AS likely_share,
  spent_up(adjusted_bad_high, forecast_budget) AS high_share,
  adjusted_bad_low, adjusted_bad_likely, adjusted_bad_high, exhausted_not_before, exhausted_likely,
  bad_by_day
FROM newest LEFT JOIN forecast USING (day, service, slo, window)
LEFT JOIN quarter USING (service, slo, window)
ORDER BY service, slo, is_objective_window DESC, window
