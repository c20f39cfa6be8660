-- grain: service, incident
-- meaning: Incidents of the 91 days up to a period's last one by service, as their newest recorded
--   revision tells them, the latest first: how long each lasted on the service in these days, and
--   the largest share that it took of an objective's own budget, as it stood at the end of the
--   period. A share of NULL is infinite.
WITH
-- How long an incident stood open, and what its latest revision tells.
stood AS (
  SELECT
    service, incident, SUM(UNIX_MICROS(ends) - UNIX_MICROS(starts)) DIV 60000000 AS minutes,
    MAX_BY(STRUCT(title, severity_word, started_at, resolved_at, is_final),
      STRUCT(revised_at, day)) AS told
  FROM core.incident_day WHERE day BETWEEN :last_day - INTERVAL '90' DAY AND :last_day
  GROUP BY service, incident
),
-- The bad events that an incident took of an objective.
taken AS (
  SELECT service, slo, incident, SUM(adjusted_bad) AS adjusted_bad FROM slo.incident_impact
  WHERE day BETWEEN :last_day - INTERVAL '90' DAY AND :last_day AND incident <> 'unattributed'
  GROUP BY service, slo, incident
),
budget AS (
  SELECT service, slo, adjusted_budget FROM slo.error_budget_day
  WHERE is_objective_window AND day BETWEEN :first_day AND :last_day
  QUALIFY ROW_NUMBER() OVER (PARTITION BY service, slo ORDER BY day DESC) = 1
),
spent AS (
  SELECT service, incident, IF(BOOL_OR(share IS NULL), NULL, MAX(share)) AS budget_share
  FROM (SELECT service, incident, spent_up(adjusted_bad, adjusted_budget) AS share FROM taken
    JOIN budget USING (service, slo) WHERE adjusted_bad > 0)
  GROUP BY service, incident
)
SELECT service, incident, told.*, minutes, spent.service IS NOT NULL AS is_harmful, budget_share
FROM stood LEFT JOIN spent USING (service, incident) ORDER BY started_at DESC, service, incident
