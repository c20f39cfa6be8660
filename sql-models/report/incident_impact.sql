-- grain: service, slo, incident
-- meaning: What each incident took of an objective in the period, and what is unattributed:
--   they add up to the printed figures of the period, for only days in its unit count. Beside it what happened
--   in the minutes of the incident, in events, and two estimates: excess and absent_events.
WITH
period AS (
  SELECT day, service, slo, unit, slice_minutes, bad_is
  FROM slo.period_day
  WHERE day BETWEEN :first_day AND :last_day AND window IN ('week', 'month', 'quarter', 'year')
    AND window_starts = :first_day AND window_ends = :last_day
  QUALIFY ROW_NUMBER() OVER (PARTITION BY service, slo ORDER BY day DESC) = 1
),
objective AS (
  SELECT day, service, slo, unit, slice_minutes FROM core.objective_day WHERE day BETWEEN :first_day AND :last_day
),
share AS (
  SELECT day, service, slo, incident, unit, bad, valid, adjusted_bad, CAST(CEIL(bad - bad_share * valid) AS BIGINT) AS excess
  FROM slo.incident_impact LEFT JOIN slo.ordinary_day USING (day, service, slo) WHERE day BETWEEN :first_day AND :last_day
),
traffic AS (
  SELECT
    service, slo, incident, SUM(bad_events) AS bad_events, SUM(valid_events) AS valid_events,
    MAX(STRUCT(ratio_down(peak_bad, peak_valid) AS share, peak_bad AS bad, peak_valid AS valid, peak_at AS at)) AS peak,
    IF(COUNT(failed_users) = 0, NULL, THETA_SKETCH_ESTIMATE(THETA_UNION_AGG(failed_users))) AS failed_users,
    GREATEST(SUM(expected_events) - SUM(received_events), 0) AS absent_events
  FROM slo.incident_traffic WHERE day BETWEEN :first_day AND :last_day GROUP BY service, slo, incident
),
budget AS (
  SELECT service, slo, adjusted_budget FROM slo.error_budget_day
  WHERE is_objective_window AND day BETWEEN :first_day AND :last_day
  QUALIFY ROW_NUMBER() OVER (PARTITION BY service, slo ORDER BY day DESC) = 1
),
summed AS (
  SELECT
    service, slo, incident, unit, period.slice_minutes, period.bad_is, SUM(bad) AS bad, SUM(valid) AS valid, SUM(adjusted_bad) AS adjusted_bad,
    IF(COUNT(excess) = COUNT(*), GREATEST(SUM(excess), 0), NULL) AS excess
  FROM share JOIN objective USING (day, service, slo, unit) JOIN period USING (service, slo, unit)
  WHERE period.slice_minutes = objective.slice_minutes
  GROUP BY service, slo, incident, unit, period.slice_minutes, period.bad_is
)
SELECT
  service, slo, incident, unit, slice_minutes, bad_is, bad, valid, adjusted_bad, excess, spent_up(adjusted_bad, adjusted_budget) AS adjusted_budget_share,
  COALESCE(bad_events, 0) AS bad_events, COALESCE(valid_events, 0) AS valid_events, peak.at AS peak_at, peak.bad AS peak_bad, peak.valid AS peak_valid,
  failed_users, absent_events
FROM summed LEFT JOIN traffic USING (service, slo, incident) LEFT JOIN budget USING (service, slo)
ORDER BY service, slo, incident
