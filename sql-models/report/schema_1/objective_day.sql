-- grain: service, slo, day
-- meaning: What a report says of each objective on each day of its period. Frozen: editions of
--   schema 1 are verified and explained by this text, on the tables as they were then. The
--   functions that it calls keep their parameters.
WITH
availability AS (
  SELECT
    day, service, slo, unit, good, bad, valid, raw_missing AS missing, good_minutes, bad_minutes,
    no_traffic_minutes, no_telemetry_minutes,
    excluded_minutes, target, definition
  FROM slo.availability_day WHERE day BETWEEN :first_day AND :last_day
)
SELECT
  day, service, slo, good, bad, valid, good_minutes, bad_minutes, no_traffic_minutes,
  no_telemetry_minutes, excluded_minutes, target, definition,
  verdict(bad, valid, missing, (1 - target) * (valid + missing), target, unit,
    no_telemetry_minutes) AS state
FROM availability ORDER BY service, slo, day
