-- grain: service, slo
-- meaning: The printed figures of each objective over a calendar period: the rows of slo.period_day
--   of the period's last day, or of the last one on which an objective was in force.
WITH
period AS (
  SELECT
    day, service, slo, unit, slice_minutes, bad_is, is_main, target, definition,
    good, bad, valid, missing, adjusted_bad, adjusted_valid, adjusted_missing,
    good_minutes, bad_minutes, no_traffic_minutes, no_telemetry_minutes, excluded_minutes,
    availability, availability_at_worst, availability_at_best,
    adjusted_availability, adjusted_availability_at_worst, adjusted_availability_at_best, coverage,
    budget, spent_share, adjusted_budget, adjusted_spent_share, failed_users, raw_verdict,
    adjusted_verdict
  FROM slo.period_day
  WHERE day BETWEEN :first_day AND :last_day AND window IN ('week', 'month', 'quarter', 'year')
    AND window_starts = :first_day AND window_ends = :last_day
)
SELECT * FROM period QUALIFY ROW_NUMBER() OVER (PARTITION BY service, slo ORDER BY day DESC) = 1
ORDER BY service, slo
