-- grain: service, slo, starts
-- meaning: Harm that no incident records: burn episodes without an incident, joined where less than
--   an hour parts them, that together spent over 5 % of the budget of the objective's own window;
--   cut to their first and last minute with a bad event. The counts are those of these minutes, in
--   events, whatever the unit of the objective; the peak is of the five minutes with the largest
--   share of bad events. A share of NULL is infinite. A view.
WITH
episode AS (
  SELECT
    service, slo, starts, ends, adjusted_budget_share,
    MAX(ends) OVER (PARTITION BY service,
      slo ORDER BY starts ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS ended_before
  FROM slo.burn_episode WHERE incident IS NULL
),
numbered AS (
  SELECT *, COUNT_IF(COALESCE(starts >= ended_before + INTERVAL '1' HOUR, TRUE))
    OVER (PARTITION BY service, slo ORDER BY starts) AS number
  FROM episode
),
-- Episodes that touch are one, and small ones are none.
joined AS (
  SELECT
    service, slo, number, MIN(starts) AS starts, MAX(ends) AS ends,
    IF(COUNT(adjusted_budget_share) = COUNT(*), SUM(adjusted_budget_share),
      NULL) AS adjusted_budget_share
  FROM numbered GROUP BY service, slo, number HAVING COALESCE(adjusted_budget_share > 0.05, TRUE)
),
event AS (
  SELECT service, slo, minute, valid - good AS bad, valid, failed_users FROM core.sli_minute
),
-- Harm from its first to its last bad minute: episodes have quiet ends.
hurt AS (
  SELECT
    service, slo, number, ANY_VALUE(adjusted_budget_share) AS adjusted_budget_share,
    MIN(IF(bad > 0, minute, NULL)) AS first_bad_at, MAX(IF(bad > 0, minute, NULL)) AS last_bad_at
  FROM joined JOIN event USING (service, slo) WHERE minute >= starts AND minute < ends
  GROUP BY service, slo, number
),
-- Stretches of five minutes, among which the peak is.
five AS (
  SELECT
    service, slo, first_bad_at, last_bad_at, UNIX_SECONDS(minute) DIV 300 AS stretch,
    SUM(bad) AS bad, SUM(valid) AS valid,
    ANY_VALUE(adjusted_budget_share) AS adjusted_budget_share,
    IF(COUNT(failed_users) = 0, NULL, THETA_UNION_AGG(failed_users)) AS failed_users
  FROM hurt JOIN event USING (service, slo) WHERE minute BETWEEN first_bad_at AND last_bad_at
  GROUP BY service, slo, first_bad_at, last_bad_at, stretch
),
summed AS (
  SELECT
    service, slo, first_bad_at AS starts, TIMESTAMPADD(MINUTE, 1, last_bad_at) AS ends,
    SUM(bad) AS bad_events, SUM(valid) AS valid_events,
    ANY_VALUE(adjusted_budget_share) AS adjusted_budget_share,
    MAX(STRUCT(ratio_down(bad, valid) AS share, bad, - stretch AS earliest, valid)) AS worst,
    IF(COUNT(failed_users) = 0, NULL,
      THETA_SKETCH_ESTIMATE(THETA_UNION_AGG(failed_users))) AS failed_users
  FROM five GROUP BY service, slo, first_bad_at, last_bad_at
)
SELECT
  service, slo, starts, ends, bad_events, valid_events, adjusted_budget_share,
  TIMESTAMP_SECONDS(- worst.earliest * 300) AS peak_at, worst.bad AS peak_bad,
  worst.valid AS peak_valid, failed_users
FROM summed
