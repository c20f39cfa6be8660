-- fail: operations add up to the service
SELECT day, service, requests, counted FROM (
  SELECT day, service, MAX(IF(operation = '(all)', requests, 0)) AS requests FROM this
  GROUP BY day, service
) AS whole
JOIN (
  SELECT day, service, SUM(requests) AS counted FROM core.latency_hour
  WHERE day BETWEEN :first_day AND :last_day GROUP BY day, service
) AS parts USING (day, service)
WHERE requests <> counted
