-- fail: every dimension adds up to the whole
SELECT day, service, slo, dimension, parts.good, parts.valid, whole.good_events, whole.valid_events
FROM (
  SELECT day, service, slo, dimension, SUM(good) AS good, SUM(valid) AS valid
  FROM this GROUP BY day, service, slo, dimension
) AS parts
JOIN slo.availability_day AS whole USING (day, service, slo)
WHERE parts.good <> whole.good_events OR parts.valid <> whole.valid_events
