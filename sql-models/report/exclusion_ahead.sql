-- grain: service, slo, category, reason, requested_by
-- meaning: Approved exclusions that the last recorded day of the period left to the rest of its
--   quarter.
WITH
last_day AS (
  SELECT MAX(day) AS day FROM core.objective_day WHERE day BETWEEN :first_day AND :last_day
),
ahead AS (
  SELECT day, service, slo, category, reason, requested_by, approved_by, starts, ends, spans,
    minutes
  FROM core.exclusion_ahead_day WHERE day BETWEEN :first_day AND :last_day
)
SELECT service, slo, category, reason, requested_by, approved_by, starts, ends, spans, minutes
FROM ahead JOIN last_day USING (day)
ORDER BY starts, service, slo, reason, category, requested_by
