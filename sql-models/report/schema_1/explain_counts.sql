-- grain: service, slo, day
-- meaning: The counts behind the figures of an objective, a day each, with the target and the
--   definition in force on it. Frozen: editions of schema 1 are verified and explained by this
--   text, on the tables as they were then. The functions that it calls keep their parameters.
WITH
availability AS (
  SELECT
    service, slo, day, unit, good, bad, valid, missing, raw_missing, excluded_minutes,
    no_telemetry_minutes, coverage, verdict, target, definition
  FROM slo.availability_day WHERE day BETWEEN :first_day AND :last_day
)
SELECT
  service, slo, day, unit, good, bad, valid, missing, raw_missing, excluded_minutes,
  no_telemetry_minutes, coverage, verdict, target,
  SUBSTR(definition, 1, 8) AS definition
FROM availability ORDER BY service, slo, day
