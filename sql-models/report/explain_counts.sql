-- grain: service, slo, day
-- meaning: The counts behind the figures of an objective, a day each, in its unit, with the target
--   and the definition in force on it.
WITH
availability AS (
  SELECT
    service, slo, day, unit, good, bad, valid, missing, adjusted_bad, adjusted_valid,
    adjusted_missing,
    excluded_minutes, no_telemetry_minutes, coverage, raw_verdict, adjusted_verdict, target,
    definition
  FROM slo.availability_day WHERE day BETWEEN :first_day AND :last_day
)
SELECT
  service, slo, day, unit, good, bad, valid, missing, adjusted_bad, adjusted_valid,
  adjusted_missing,
  excluded_minutes, no_telemetry_minutes, coverage, raw_verdict, adjusted_verdict, target,
  SUBSTR(definition, 1, 8) AS definition
FROM availability ORDER BY service, slo, day
