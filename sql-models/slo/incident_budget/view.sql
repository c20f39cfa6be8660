-- grain: incident, service, slo, window
-- meaning: The part of each error budget that an incident spent: of the objective's own window and
--   of the calendar week, month, quarter and year, as they stood at the end of its last recorded
--   day. Only its days within the window and in the unit of that day count. A share of NULL is
--   infinite. A view.
WITH
share AS (
  SELECT day, service, slo, incident, unit, adjusted_bad FROM slo.incident_impact
  WHERE incident <> 'unattributed'
),
last_day AS (
  SELECT service, slo, incident, MAX(day) AS last_day FROM share GROUP BY service, slo, incident
),
period AS (
  SELECT day AS last_day, service, slo, unit, window, is_objective_window, window_starts,
    window_ends, adjusted_budget FROM slo.period_day
)
SELECT
  incident, service, slo, window, is_objective_window, window_starts, window_ends, unit,
  SUM(adjusted_bad) AS adjusted_bad, adjusted_budget,
  spent_up(SUM(adjusted_bad), adjusted_budget) AS adjusted_budget_share
FROM last_day JOIN period USING (service, slo, last_day)
JOIN share USING (service, slo, incident, unit)
WHERE share.day BETWEEN window_starts AND last_day
GROUP BY incident, service, slo, window, is_objective_window, window_starts, window_ends, unit,
  adjusted_budget
