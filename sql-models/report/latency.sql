-- grain: service
-- meaning: Percentiles of the latency of each service over a period, read from its merged buckets
--   as those of a day are, and the percentiles of its days beside them.
WITH
bucket AS (
  SELECT service, bucket, SUM(requests) AS requests FROM core.latency_hour
  WHERE day BETWEEN :first_day AND :last_day GROUP BY service, bucket
),
histogram AS (
  SELECT service, SUM(requests) AS requests, COLLECT_LIST(STRUCT(bucket, requests)) AS buckets
  FROM bucket GROUP BY service
),
day AS (
  SELECT service, ARRAY_SORT(COLLECT_LIST(STRUCT(day, p50_ms, p95_ms, p99_ms))) AS days
  FROM slo.latency_day WHERE day BETWEEN :first_day AND :last_day AND operation = '(all)'
  GROUP BY service
)
SELECT
  service, requests,
  latency_percentile_ms(50, requests, buckets) AS p50_ms,
  latency_percentile_ms(95, requests, buckets) AS p95_ms,
  latency_percentile_ms(99, requests, buckets) AS p99_ms,
  days
FROM histogram JOIN day USING (service)
ORDER BY service
