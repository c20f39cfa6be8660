-- fail: every dimension adds up to the same events
SELECT day, service, slo, incident
FROM (
  SELECT day, service, slo, incident, dimension, SUM(bad_events) AS bad, SUM(valid_events) AS valid
  FROM this
  GROUP BY day, service, slo, incident, dimension
)
GROUP BY day, service, slo, incident
HAVING COUNT(DISTINCT STRUCT(bad, valid)) > 1
