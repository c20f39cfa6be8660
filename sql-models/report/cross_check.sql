-- grain: service, slo
-- meaning: Events that the main objective of a service counts, beside those that its check counts
--   in another data source, over the days of a period on which nothing is missing of either. The
--   latest check comes first.
WITH
main AS (
  SELECT day, service, slo, source FROM core.objective_day
  WHERE day BETWEEN :first_day AND :last_day AND is_main
),
checking AS (
  SELECT day, service, slo AS check_slo, source AS check_source FROM core.objective_day
  WHERE day BETWEEN :first_day AND :last_day AND is_check
),
counted AS (
  SELECT day, service, slo, valid_events, valid_events - good_events AS bad_events,
    no_telemetry_minutes = 0 AND COALESCE(missing = 0, FALSE) AS is_whole
  FROM slo.availability_day WHERE day BETWEEN :first_day AND :last_day
),
pair AS (
  SELECT
    day, service, main.slo, check_slo, check_source, one.is_whole AND other.is_whole AS is_compared,
    one.valid_events AS valid, one.bad_events AS bad,
    other.valid_events AS check_valid, other.bad_events AS check_bad
  FROM main JOIN checking USING (day, service)
  JOIN counted AS one USING (day, service, slo)
  JOIN (SELECT day, service, slo AS check_slo, valid_events, bad_events, is_whole FROM counted)
    AS other USING (day, service, check_slo)
  WHERE main.source <> check_source
)
SELECT
  service, slo, check_slo, check_source AS source,
  COUNT(*) AS days, COUNT_IF(is_compared) AS days_compared,
  SUM(IF(is_compared, valid, 0)) AS valid, SUM(IF(is_compared, bad, 0)) AS bad,
  SUM(IF(is_compared, check_valid, 0)) AS check_valid,
  SUM(IF(is_compared, check_bad, 0)) AS check_bad
FROM pair GROUP BY service, slo, check_slo, check_source
ORDER BY service, slo, MAX(day) DESC, check_slo, check_source
