-- grain: service, slo, incident
-- meaning: What was bad in the minutes that an incident takes of an objective in the period, in
--   events and in steps of five minutes: of 15, 60 or 240 where it takes more than four, twelve or
--   forty-eight hours. Steps without an event are left out.
WITH
-- Minutes, and the one incident that each belongs to.
taken AS (
  SELECT day, service, minute, taker.incident AS incident FROM slo.incident_minute
  WHERE day BETWEEN :first_day AND :last_day
),
length AS (
  SELECT
    service, incident,
    CASE WHEN COUNT(*) <= 240 THEN 5 WHEN COUNT(*) <= 720 THEN 15 WHEN COUNT(*) <= 2880 THEN 60
      ELSE 240 END AS step_minutes
  FROM taken GROUP BY service, incident
),
event AS (
  SELECT day, service, slo, minute, good, valid FROM core.sli_minute
  WHERE day BETWEEN :first_day AND :last_day
),
-- Events of each step of the series.
stepped AS (
  SELECT
    service, slo, incident, step_minutes,
    TIMESTAMP_SECONDS(UNIX_SECONDS(minute) DIV (step_minutes * 60) * step_minutes * 60) AS starts,
    SUM(valid - good) AS bad, SUM(valid) AS valid
  FROM taken JOIN event USING (day, service, minute) JOIN length USING (service, incident)
  GROUP BY ALL
)
SELECT service, slo, incident, step_minutes,
  ARRAY_SORT(COLLECT_LIST(STRUCT(starts, bad, valid))) AS steps
FROM stepped WHERE valid > 0 GROUP BY service, slo, incident, step_minutes
ORDER BY service, slo, incident
