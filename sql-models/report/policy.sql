-- grain: service, slo, finding, subject
-- meaning: What the error-budget policy finds at the end of the last recorded day of the period.
WITH
last_day AS (
  SELECT MAX(day) AS day FROM core.objective_day WHERE day BETWEEN :first_day AND :last_day
),
finding AS (
  SELECT day, service, slo, finding, subject, spent_share, limit_share, waived_by, waived_until,
    waiver_reason FROM slo.policy_day
  WHERE day BETWEEN :first_day AND :last_day
)
SELECT service, slo, finding, subject, spent_share, limit_share, waived_by, waived_until,
  waiver_reason
FROM finding JOIN last_day USING (day) ORDER BY service, slo, finding, subject
