-- grain: day, service, operation
-- meaning: Percentiles of latency, read from the merged buckets of a day, never averaged: the upper
--   bound of the bucket that holds the request of that rank, rounded up to the microsecond: never
--   too low, and less than 9.1 % and a microsecond too high. Requests of all data sources of a
--   service count.
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
ranked AS (
  SELECT
    day, service, operation, bucket, requests,
    SUM(requests) OVER (PARTITION BY day, service, operation ORDER BY bucket) AS up_to,
    SUM(requests) OVER (PARTITION BY day, service, operation) AS total
  FROM counted
)
SELECT
  day, service, operation, SUM(requests) AS requests,
  bucket_upper_ms(MIN(IF(up_to * 100 >= total * 50, bucket, NULL))) AS p50_ms,
  bucket_upper_ms(MIN(IF(up_to * 100 >= total * 90, bucket, NULL))) AS p90_ms,
  bucket_upper_ms(MIN(IF(up_to * 100 >= total * 95, bucket, NULL))) AS p95_ms,
  bucket_upper_ms(MIN(IF(up_to * 100 >= total * 99, bucket, NULL))) AS p99_ms
FROM ranked GROUP BY day, service, operation
