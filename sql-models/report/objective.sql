-- grain: service, slo
-- meaning: What a report says of each objective over its period: sums of days, each allowed what its own
--   target allows, and the distinct users who met a bad event. Excluded minutes count as they happened.
WITH
availability AS (
  SELECT
    day, service, slo, unit, good, bad, valid, missing, good_minutes, bad_minutes, no_traffic_minutes, no_telemetry_minutes,
    excluded_minutes, target, definition
  FROM slo.availability_day WHERE day BETWEEN :first_day AND :last_day
),
summed AS (
  SELECT
    service, slo, MAX_BY(unit, day) AS unit, SUM(good) AS good, SUM(bad) AS bad, SUM(valid) AS valid,
    IF(COUNT(missing) = COUNT(*), SUM(missing), NULL) AS missing, CAST(SUM((1 - target) * (valid + missing)) AS DECIMAL(38, 9)) AS allowed,
    SUM(good_minutes) AS good_minutes, SUM(bad_minutes) AS bad_minutes, SUM(no_traffic_minutes) AS no_traffic_minutes,
    SUM(no_telemetry_minutes) AS no_telemetry_minutes, SUM(excluded_minutes) AS excluded_minutes,
    MAX_BY(target, day) AS target, MAX_BY(definition, day) AS definition
  FROM availability GROUP BY service, slo
),
failed AS (
  SELECT service, slo, THETA_SKETCH_ESTIMATE(THETA_UNION_AGG(failed_users)) AS failed_users
  FROM core.sli_minute WHERE day BETWEEN :first_day AND :last_day AND failed_users IS NOT NULL
  GROUP BY service, slo
),
known AS (
  SELECT DISTINCT service FROM core.user_day WHERE day BETWEEN :first_day AND :last_day AND users IS NOT NULL
)
SELECT
  service, slo, good, bad, valid, good_minutes, bad_minutes, no_traffic_minutes, no_telemetry_minutes, excluded_minutes, target, definition,
  verdict(bad, valid, missing, allowed, target, unit, no_telemetry_minutes) AS state,
  IF(known.service IS NULL, NULL, COALESCE(failed.failed_users, 0)) AS failed_users
FROM summed LEFT JOIN failed USING (service, slo) LEFT JOIN known USING (service) ORDER BY service, slo
