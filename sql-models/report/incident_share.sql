-- grain: service, slo, incident
-- meaning: What each incident took of an objective in the period, and what is unattributed: they
--   add up to the printed figures of the period, for only days in its unit count.
WITH
period AS (
  SELECT day, service, slo, unit, slice_minutes, bad_is
  FROM slo.period_day
  WHERE day BETWEEN :first_day AND :last_day AND window IN ('week', 'month', 'quarter', 'year')
    AND window_starts = :first_day AND window_ends = :last_day
  QUALIFY ROW_NUMBER() OVER (PARTITION BY service, slo ORDER BY day DESC) = 1
),
objective AS (
  SELECT day, service, slo, unit, slice_minutes FROM core.objective_day
  WHERE day BETWEEN :first_day AND :last_day
),
share AS (
  SELECT day, service, slo, incident, unit, bad, valid, adjusted_bad FROM slo.incident_impact
  WHERE day BETWEEN :first_day AND :last_day
),
budget AS (
  SELECT service, slo, adjusted_budget FROM slo.error_budget_day
  WHERE is_objective_window AND day BETWEEN :first_day AND :last_day
  QUALIFY ROW_NUMBER() OVER (PARTITION BY service, slo ORDER BY day DESC) = 1
),
summed AS (
  SELECT
    service, slo, incident, unit, period.slice_minutes, period.bad_is, SUM(bad) AS bad,
    SUM(valid) AS valid, SUM(adjusted_bad) AS adjusted_bad
  FROM share JOIN objective USING (day, service, slo, unit) JOIN period USING (service, slo, unit)
  WHERE period.slice_minutes = objective.slice_minutes
  GROUP BY service, slo, incident, unit, period.slice_minutes, period.bad_is
)
SELECT
  service, slo, incident, unit, slice_minutes, bad_is, bad, valid, adjusted_bad,
  spent_up(adjusted_bad, adjusted_budget) AS adjusted_budget_share
FROM summed LEFT JOIN budget USING (service, slo) ORDER BY service, slo, incident
