-- grain: service
-- meaning: Percentiles of the latency of each service over a period, read from its merged buckets
--   as slo.latency_day reads those of a day, and the percentiles of its days beside them.
WITH
bucket AS (
  SELECT service, bucket, SUM(requests) AS requests FROM core.latency_hour
  WHERE day BETWEEN :first_day AND :last_day GROUP BY service, bucket
),
ranked AS (
  SELECT
    service, bucket, requests, SUM(requests) OVER (PARTITION BY service ORDER BY bucket) AS up_to,
    SUM(requests) OVER (PARTITION BY service) AS total
  FROM bucket
),
period AS (
  SELECT
    service, SUM(requests) AS requests,
    bucket_upper_ms(MIN(IF(up_to * 100 >= total * 50, bucket, NULL))) AS p50_ms,
    bucket_upper_ms(MIN(IF(up_to * 100 >= total * 95, bucket, NULL))) AS p95_ms,
    bucket_upper_ms(MIN(IF(up_to * 100 >= total * 99, bucket, NULL))) AS p99_ms
  FROM ranked GROUP BY service
),
day AS (
  SELECT service, ARRAY_SORT(COLLECT_LIST(STRUCT(day, p50_ms, p95_ms, p99_ms))) AS days
  FROM slo.latency_day WHERE day BETWEEN :first_day AND :last_day AND operation = '(all)'
  GROUP BY service
)
SELECT service, requests, p50_ms, p95_ms, p99_ms, days FROM period JOIN day USING (service)
ORDER BY service
