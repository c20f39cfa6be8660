-- grain: service, slo, starts
-- meaning: Harm that no incident records: burn episodes without an incident, joined where less than an hour
--   parts them and cut to their first and last minute with a bad event. The counts are those of these
--   minutes, in events, whatever the unit of the objective. A view.
WITH
episode AS (
  SELECT
    service, slo, starts, ends,
    MAX(ends) OVER (PARTITION BY service, slo ORDER BY starts ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS ended_before
  FROM slo.burn_episode WHERE incident IS NULL
),
numbered AS (
  SELECT *, COUNT_IF(COALESCE(starts >= ended_before + INTERVAL '1' HOUR, TRUE)) OVER (PARTITION BY service, slo ORDER BY starts) AS number
  FROM episode
),
joined AS (
  SELECT service, slo, number, MIN(starts) AS starts, MAX(ends) AS ends FROM numbered GROUP BY service, slo, number
),
event AS (
  SELECT service, slo, minute, valid - good AS bad, valid FROM core.sli_minute
),
hurt AS (
  SELECT joined.*, MIN(IF(bad > 0, minute, NULL)) AS first_bad_at, MAX(IF(bad > 0, minute, NULL)) AS last_bad_at
  FROM joined JOIN event USING (service, slo) WHERE minute >= joined.starts AND minute < joined.ends GROUP BY service, slo, number, starts, ends
)
SELECT
  service, slo, first_bad_at AS starts, TIMESTAMPADD(MINUTE, 1, last_bad_at) AS ends, SUM(bad) AS bad_events, SUM(valid) AS valid_events
FROM hurt JOIN event USING (service, slo) WHERE minute BETWEEN first_bad_at AND last_bad_at
GROUP BY service, slo, first_bad_at, last_bad_at
