-- grain: day, source, hour, service, operation, bucket
-- meaning: How many requests fell into each latency bucket. Buckets add up over hours, days and
--   operations; percentiles are read from the sum and never averaged. Operations beyond the limit
--   of the data source fold into (other).
-- look-back: 0 days
WITH
fact AS (
  SELECT day, source, time, service, value AS operation, bucket, row_count FROM partial_fact
  WHERE kind = 'latency'
),
source_limit AS (
  SELECT source, max_values FROM catalog_source
),
frequency AS (
  SELECT day, source, operation, SUM(row_count) AS requests FROM fact
  GROUP BY day, source, operation
),
ranked AS (
  SELECT
    day, source, operation,
    ROW_NUMBER() OVER (PARTITION BY day, source ORDER BY requests DESC, operation) AS place
  FROM frequency
),
frequent AS (
  SELECT ranked.day, ranked.source, ranked.operation
  FROM ranked JOIN source_limit USING (source) WHERE ranked.place <= source_limit.max_values
),
-- Operations beyond the limit of a data source are one, (other).
folded AS (
  SELECT /*+ BROADCAST(frequent) */
    DATE_FROM_UNIX_DATE(day) AS day, source, TIMESTAMP_MICROS(time) AS hour, service,
    IF(frequent.operation IS NULL, '(other)', fact.operation) AS operation, bucket,
    SUM(fact.row_count) AS requests
  FROM fact LEFT JOIN frequent USING (day, source, operation)
  GROUP BY 1, 2, 3, 4, 5, 6
)
SELECT * FROM folded
