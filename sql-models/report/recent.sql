-- grain: service, slo
-- meaning: The verdict of each objective on each of the 91 days up to a period's last one, and the
--   definitions that judged them, each with the first of these days.
WITH
availability AS (
  SELECT day, service, slo, raw_verdict, definition, target FROM slo.availability_day
  WHERE day BETWEEN :last_day - INTERVAL '90' DAY AND :last_day
),
objective AS (
  SELECT day, service, slo, source FROM core.objective_day
  WHERE day BETWEEN :last_day - INTERVAL '90' DAY AND :last_day
),
judged AS (
  SELECT day, service, slo, raw_verdict, definition, target, source FROM availability
  JOIN objective USING (day, service, slo)
),
gathered AS (
  SELECT service, slo, ARRAY_SORT(COLLECT_LIST(STRUCT(day, raw_verdict))) AS days FROM judged
  GROUP BY service, slo
),
changed AS (
  SELECT day, service, slo, definition, target, source FROM judged
  QUALIFY LAG(definition) OVER (PARTITION BY service, slo ORDER BY day) IS DISTINCT FROM definition
),
defined AS (
  SELECT service, slo, ARRAY_SORT(COLLECT_LIST(STRUCT(day AS since, definition, target,
    source))) AS definitions
  FROM changed GROUP BY service, slo
)
SELECT service, slo, days, definitions FROM gathered JOIN defined USING (service, slo)
ORDER BY service, slo
