-- grain: service
-- meaning: Services that telemetry names and no objective judges.
WITH
judged AS (
  SELECT DISTINCT service FROM core.objective_day WHERE day BETWEEN :first_day AND :last_day
)
SELECT service, SUM(row_count) AS row_count
FROM core.user_day LEFT ANTI JOIN judged USING (service)
WHERE day BETWEEN :first_day AND :last_day
GROUP BY service ORDER BY service
