-- grain: service, slo, source, state, reason, doubt
-- meaning: The raw partitions whose rows an objective counts, by what became of them.
WITH
objective AS (
  SELECT day, service, slo, source FROM core.objective_day
  WHERE day BETWEEN :first_day AND :last_day
),
account AS (
  SELECT day, source, partition, state, reason, doubt, rows_read, rows_accepted, rows_quarantined,
    rows_duplicate, rows_late
  FROM core.partition WHERE day BETWEEN :first_day AND :last_day
)
SELECT
  service, slo, source, state, reason, doubt, COUNT(DISTINCT partition) AS partitions,
  MIN(partition) AS first, MAX(partition) AS last,
  SUM(rows_read) AS rows_read, SUM(rows_accepted) AS rows_accepted,
  SUM(rows_quarantined) AS rows_quarantined,
  SUM(rows_duplicate) AS rows_duplicate, SUM(rows_late) AS rows_late
FROM objective JOIN account USING (day, source)
GROUP BY service, slo, source, state, reason, doubt
ORDER BY service, slo, source, state, reason, doubt
