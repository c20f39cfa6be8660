-- grain: day, source, minute, service, slo
-- meaning: Good and valid events of each objective in each minute, and the users who met a bad one.
--   Sums of what the rollup counted; theta sketches are united, so no user counts twice.
-- look-back: 0 days
WITH
fact AS (
  SELECT day, source, time, service, slo, good, valid, users, largest FROM partial_fact
  WHERE kind = 'minute'
),
counted AS (
  SELECT day, source, time, service, slo, SUM(good) AS good, SUM(valid) AS valid,
    MAX(largest) AS largest_row
  FROM fact GROUP BY day, source, time, service, slo
),
failed AS (
  SELECT day, source, time, service, slo, THETA_UNION_AGG(users) AS failed_users
  FROM fact WHERE users IS NOT NULL GROUP BY day, source, time, service, slo
),
joined AS (
  SELECT
    DATE_FROM_UNIX_DATE(day) AS day, source, TIMESTAMP_MICROS(time) AS minute, service, slo,
    counted.good, counted.valid, failed.failed_users, counted.largest_row
  FROM counted LEFT JOIN failed USING (day, source, time, service, slo)
)
SELECT * FROM joined
