-- grain: day, service, operation
-- meaning: Percentiles of latency of a day, read from its merged buckets. Requests of all data
--   sources of a service count.
-- look-back: 0 days
WITH
bucket AS (
  SELECT day, service, operation, bucket, requests FROM core.latency_hour
  WHERE day BETWEEN :first_day AND :last_day
),
merged AS (
  SELECT day, service, EXPLODE(ARRAY_DISTINCT(ARRAY(operation, '(all)'))) AS operation, bucket,
    requests FROM bucket
),
counted AS (
  SELECT day, service, operation, bucket, SUM(requests) AS requests FROM merged
  GROUP BY day, service, operation, bucket
),
histogram AS (
  SELECT day, service, operation, SUM(requests) AS requests,
    COLLECT_LIST(STRUCT(bucket, requests)) AS buckets
  FROM counted GROUP BY day, service, operation
)
SELECT
  day, service, operation, requests,
  latency_percentile_ms(50, requests, buckets) AS p50_ms,
  latency_percentile_ms(90, requests, buckets) AS p90_ms,
  latency_percentile_ms(95, requests, buckets) AS p95_ms,
  latency_percentile_ms(99, requests, buckets) AS p99_ms
FROM histogram
