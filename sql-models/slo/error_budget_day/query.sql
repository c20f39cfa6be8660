-- grain: day, service, slo, window
-- meaning: The error budget of each objective's own window and of the calendar week, month, quarter
--   and year, as it stood at the end of the day, with the pace that it was spent at. A verdict that
--   stands and is in danger is at risk: a rolling window that is met with over three quarters
--   spent, and a calendar period that is not over and has spent as much, or more than its budget to
--   date.
-- look-back: 0 days
WITH
period AS (
  SELECT
    day, service, slo, window, is_objective_window, window_starts, window_ends, is_over, unit,
    target,
    bad, valid, budget, spent_share, adjusted_bad, adjusted_valid, adjusted_budget,
    adjusted_spent_share,
    raw_verdict, adjusted_verdict, definition,
    NOT is_over OR window NOT IN ('week', 'month', 'quarter', 'year') AS is_running
  FROM slo.period_day WHERE day BETWEEN :first_day AND :last_day
),
availability AS (
  SELECT
    day, service, slo, adjusted_bad AS day_bad,
    CAST((1 - target) * adjusted_valid AS DECIMAL(38, 9)) AS day_budget
  FROM slo.availability_day WHERE day BETWEEN :first_day AND :last_day
),
timed AS (
  SELECT
    *, TO_UTC_TIMESTAMP(CAST(window_starts AS TIMESTAMP), :time_zone) AS starts,
    TO_UTC_TIMESTAMP(CAST(DATE_ADD(window_ends, 1) AS TIMESTAMP), :time_zone) AS ends,
    TO_UTC_TIMESTAMP(CAST(DATE_ADD(day, 1) AS TIMESTAMP), :time_zone) AS now
  FROM period JOIN availability USING (day, service, slo)
)
SELECT
  day, service, slo, window, is_objective_window, window_starts, window_ends, is_over, unit, target,
  bad, valid, budget, spent_share, adjusted_bad, adjusted_valid, adjusted_budget,
  adjusted_spent_share,
  spent_up(day_bad, day_budget) AS adjusted_burn_rate_1d,
  ratio_down(TIMESTAMPDIFF(MINUTE, starts, now),
    TIMESTAMPDIFF(MINUTE, starts, ends)) AS elapsed_share,
  at_risk(raw_verdict, spent_share, is_over, is_running) AS raw_state,
  at_risk(adjusted_verdict, adjusted_spent_share, is_over, is_running) AS adjusted_state, definition
FROM timed
