-- grain: day, source, partition, minute, service, slo, reason
-- meaning: Accepted rows that an objective cannot judge: its expression has no value, is NaN or
--   fails. The same rows count for other objectives.
-- look-back: 0 days
WITH
fact AS (
  SELECT
    DATE_FROM_UNIX_DATE(day) AS day, source, partition, TIMESTAMP_MICROS(time) AS minute, service,
    slo, reason, row_count
  FROM partial_fact WHERE kind = 'unjudged'
),
counted AS (
  SELECT day, source, partition, minute, service, slo, reason, SUM(row_count) AS unjudged_rows
  FROM fact GROUP BY day, source, partition, minute, service, slo, reason
)
SELECT * FROM counted
