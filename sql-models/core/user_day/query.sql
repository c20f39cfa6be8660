-- grain: day, source, service
-- meaning: Accepted rows and users of every service that telemetry names. A service that stands
--   here and in no objective is measured and not judged.
-- look-back: 0 days
WITH
fact AS (
  SELECT day, source, service, row_count, users FROM partial_fact WHERE kind = 'user'
),
counted AS (
  SELECT day, source, service, SUM(row_count) AS row_count FROM fact GROUP BY day, source, service
),
-- A user of several rows is one.
united AS (
  SELECT day, source, service, THETA_UNION_AGG(users) AS users
  FROM fact WHERE users IS NOT NULL GROUP BY day, source, service
),
joined AS (
  SELECT DATE_FROM_UNIX_DATE(day) AS day, source, service, counted.row_count, united.users
  FROM counted LEFT JOIN united USING (day, source, service)
)
SELECT * FROM joined
