-- grain: what
-- meaning: What there is to tell of in the period: most have no incident, change or exclusion, and
--   no question need be asked about them.
WITH
-- One row for each thing to tell of.
told AS (
  SELECT 'incident' AS what FROM core.incident_day WHERE day BETWEEN :first_day AND :last_day
  UNION ALL
  SELECT 'follow-up' AS what FROM core.incident_day WHERE day <= :last_day AND next_step IS NOT NULL
  UNION ALL
  SELECT 'refusal' AS what FROM core.incident_refusal WHERE day BETWEEN :first_day AND :last_day
  UNION ALL
  SELECT 'change' AS what FROM core.change_day WHERE day BETWEEN :first_day AND :last_day
  UNION ALL
  SELECT 'exclusion' AS what FROM core.exclusion_request_day
  WHERE day BETWEEN :first_day AND :last_day
  UNION ALL
  SELECT 'exclusion ahead' AS what FROM core.exclusion_ahead_day
  WHERE day BETWEEN :first_day AND :last_day
  UNION ALL
  SELECT 'finding' AS what FROM slo.policy_day WHERE day BETWEEN :first_day AND :last_day
  UNION ALL
  SELECT 'harm' AS what FROM slo.burn_day WHERE day BETWEEN :first_day AND :last_day
)
SELECT DISTINCT what FROM told ORDER BY what
