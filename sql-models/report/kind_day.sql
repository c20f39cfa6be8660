-- grain: service, slo, value
-- meaning: What was bad of each objective on each day of a period by kind, in events: the eight
--   kinds with most of it. Days on which nothing of a kind was bad are left out.
WITH
slice AS (
  SELECT day, service, slo, value, bad FROM slo.availability_slice_day
  WHERE day BETWEEN :first_day AND :last_day AND dimension = 'kind' AND bad > 0
),
summed AS (
  SELECT service, slo, value, SUM(bad) AS bad, ARRAY_SORT(COLLECT_LIST(STRUCT(day, bad))) AS days
  FROM slice GROUP BY service, slo, value
),
ranked AS (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY service, slo ORDER BY bad DESC, value) AS place
  FROM summed
)
SELECT service, slo, value, bad, days FROM ranked WHERE place <= 8 ORDER BY service, slo, place
