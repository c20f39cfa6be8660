-- grain: day, service, slo, incident, dimension, value
-- meaning: Events of the hours in which an incident takes a minute, by dimension. Dimensions are
--   counted by the hour, so this tells where it hit and is not a share of its ledger; two incidents
--   of an hour both have it.
-- look-back: 0 days
WITH
-- Hours with minutes that an incident takes.
taken AS (
  SELECT DISTINCT day, service, taker.incident AS incident, DATE_TRUNC('HOUR', minute) AS hour
  FROM slo.incident_minute
  WHERE day BETWEEN :first_day AND :last_day
),
objective AS (
  SELECT day, service, slo, source, definition FROM core.objective_day
  WHERE day BETWEEN :first_day AND :last_day
),
slice AS (
  SELECT day, service, slo, source, hour, dimension, value, good, valid FROM core.slice_hour
  WHERE day BETWEEN :first_day AND :last_day
)
SELECT day, service, slo, incident, dimension, value, SUM(valid - good) AS bad_events,
  SUM(valid) AS valid_events, definition
FROM taken JOIN slice USING (day, service, hour) JOIN objective USING (day, service, slo, source)
GROUP BY day, service, slo, incident, dimension, value, definition
