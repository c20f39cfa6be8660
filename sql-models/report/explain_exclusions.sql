-- grain: service, slo, starts, reason
-- meaning: The approved exclusions of an objective's service, cut to days.
WITH
objective AS (
  SELECT day, service, slo FROM core.objective_day WHERE day BETWEEN :first_day AND :last_day
),
exclusion AS (
  SELECT day, service, starts, ends, category, reason, approved_by, approved_at, slo AS only_slo
  FROM core.exclusion_day
  WHERE day BETWEEN :first_day AND :last_day
)
SELECT service, slo, starts, ends, category, reason, approved_by, approved_at
FROM objective JOIN exclusion USING (day, service)
WHERE COALESCE(only_slo, '(all)') IN ('(all)', slo) ORDER BY service, slo, starts, reason
