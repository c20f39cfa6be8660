-- grain: service, slo, incident
-- meaning: What happened in the minutes that an incident takes of an objective in the period, in
--   events, and two estimates: excess over the ordinary failure ratio, and absent_events that
--   usually come and did not.
WITH
traffic AS (
  SELECT
    service, slo, incident, SUM(bad_events) AS bad_events, SUM(valid_events) AS valid_events,
    MAX(STRUCT(ratio_down(peak_bad, peak_valid) AS share, peak_bad AS bad, peak_valid AS valid,
      peak_at AS at)) AS peak,
    IF(COUNT(failed_users) = 0, NULL,
      THETA_SKETCH_ESTIMATE(THETA_UNION_AGG(failed_users))) AS failed_users,
    GREATEST(SUM(expected_events) - SUM(received_events), 0) AS absent_events
  FROM slo.incident_traffic WHERE day BETWEEN :first_day AND :last_day
  GROUP BY service, slo, incident
),
-- How much was bad over the ordinary share of what is valid.
over AS (
  SELECT service, slo, incident, CAST(CEIL(bad - bad_share * valid) AS BIGINT) AS excess
  FROM slo.incident_impact LEFT JOIN slo.ordinary_day USING (day, service, slo)
  WHERE incident <> 'unattributed' AND day BETWEEN :first_day AND :last_day
),
-- Unknown as soon as one day has no ordinary share; never below zero.
excess AS (
  SELECT service, slo, incident, IF(COUNT(excess) = COUNT(*), GREATEST(SUM(excess), 0),
    NULL) AS excess FROM over GROUP BY service, slo, incident
)
SELECT
  service, slo, incident, bad_events, valid_events, peak.at AS peak_at, peak.bad AS peak_bad,
  peak.valid AS peak_valid, failed_users, absent_events, excess
FROM traffic LEFT JOIN excess USING (service, slo, incident) ORDER BY service, slo, incident
