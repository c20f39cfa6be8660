-- grain: service, slo, incident, dimension, value
-- meaning: Where an incident hit in the period: the five values of each dimension with most bad
--   events in its hours.
WITH
slice AS (
  SELECT service, slo, incident, dimension, value, SUM(bad_events) AS bad_events,
    SUM(valid_events) AS valid_events
  FROM slo.incident_slice WHERE day BETWEEN :first_day AND :last_day
  GROUP BY service, slo, incident, dimension, value
)
SELECT service, slo, incident, dimension, value, bad_events, valid_events FROM slice
WHERE bad_events > 0
QUALIFY ROW_NUMBER() OVER (PARTITION BY service, slo, incident, dimension ORDER BY bad_events DESC,
  value) <= 5
ORDER BY service, slo, incident, dimension, bad_events DESC, value
