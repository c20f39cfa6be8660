-- grain: service, slo
-- meaning: What a report says of each objective over its period: sums of days, each allowed what
--   its own target allows, and the distinct users who met a bad event. Excluded minutes count as
--   they happened. Days of the period that are not recorded are minutes without telemetry, of which
--   nothing can be estimated. Days counted in another unit than the last are minutes only, and
--   leave the verdict unknown. Frozen: editions of schema 1 are verified and explained by this
--   text, on the tables as they were then. The functions that it calls keep their parameters.
WITH
availability AS (
  SELECT
    day, service, slo, unit, good, bad, valid, raw_missing AS missing, good_minutes, bad_minutes,
    no_traffic_minutes, no_telemetry_minutes,
    excluded_minutes, target, definition,
    unit = MAX_BY(unit, day) OVER (PARTITION BY service, slo) AS counts
  FROM slo.availability_day WHERE day BETWEEN :first_day AND :last_day
),
objective AS (
  SELECT day, service, slo, effective_from FROM core.objective_day
  WHERE day BETWEEN :first_day AND :last_day
),
unrecorded AS (
  SELECT day, TIMESTAMPDIFF(MINUTE, day_starts, day_ends) AS minutes
  FROM calendar_days(:first_day, :last_day, :time_zone) LEFT ANTI JOIN objective USING (day)
),
since AS (
  SELECT service, slo, MIN(COALESCE(effective_from, :first_day)) AS day FROM objective
  GROUP BY service, slo
),
hole AS (
  SELECT service, slo, SUM(unrecorded.minutes) AS minutes FROM since
  JOIN unrecorded ON unrecorded.day >= since.day GROUP BY service, slo
),
summed AS (
  SELECT
    service, slo, MAX_BY(unit, day) AS unit, SUM(IF(counts, good, 0)) AS good,
    SUM(IF(counts, bad, 0)) AS bad, SUM(IF(counts, valid, 0)) AS valid,
    IF(COUNT_IF(missing IS NULL OR NOT counts) = 0, SUM(missing), NULL) AS missing,
    CAST(SUM((1 - target) * (valid + missing)) AS DECIMAL(38, 9)) AS allowed,
    SUM(good_minutes) AS good_minutes, SUM(bad_minutes) AS bad_minutes,
    SUM(no_traffic_minutes) AS no_traffic_minutes,
    SUM(no_telemetry_minutes) AS no_telemetry_minutes, SUM(excluded_minutes) AS excluded_minutes,
    MAX_BY(target, day) AS target, MAX_BY(definition, day) AS definition
  FROM availability GROUP BY service, slo
),
whole AS (
  SELECT
    * EXCEPT (missing, no_telemetry_minutes, minutes),
    IF(hole.minutes IS NULL, missing, NULL) AS missing,
    no_telemetry_minutes + COALESCE(hole.minutes, 0) AS no_telemetry_minutes
  FROM summed LEFT JOIN hole USING (service, slo)
),
failed AS (
  SELECT service, slo, THETA_SKETCH_ESTIMATE(THETA_UNION_AGG(failed_users)) AS failed_users
  FROM core.sli_minute WHERE day BETWEEN :first_day AND :last_day AND failed_users IS NOT NULL
  GROUP BY service, slo
),
known AS (
  SELECT DISTINCT service FROM core.user_day
  WHERE day BETWEEN :first_day AND :last_day AND users IS NOT NULL
)
SELECT
  service, slo, good, bad, valid, good_minutes, bad_minutes, no_traffic_minutes,
  no_telemetry_minutes, excluded_minutes, target, definition,
  verdict(bad, valid, missing, allowed, target, unit, no_telemetry_minutes) AS state,
  IF(known.service IS NULL, NULL, COALESCE(failed.failed_users, 0)) AS failed_users
FROM whole LEFT JOIN failed USING (service, slo) LEFT JOIN known USING (service)
ORDER BY service, slo
