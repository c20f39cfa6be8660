-- grain: service, slo, day
-- meaning: The printed figures of each objective on each day of a period.
WITH
availability AS (
  SELECT
    day, service, slo, unit, target, definition,
    good, bad, valid, missing, adjusted_bad, adjusted_valid, adjusted_missing,
    good_minutes, bad_minutes, no_traffic_minutes, no_telemetry_minutes, excluded_minutes,
    availability, availability_at_worst, availability_at_best,
    adjusted_availability, adjusted_availability_at_worst, adjusted_availability_at_best, coverage,
    raw_verdict, adjusted_verdict
  FROM slo.availability_day WHERE day BETWEEN :first_day AND :last_day
),
objective AS (
  SELECT day, service, slo, slice_minutes, bad_is FROM core.objective_day
  WHERE day BETWEEN :first_day AND :last_day
)
SELECT * FROM availability JOIN objective USING (day, service, slo) ORDER BY service, slo, day
