-- grain: day
-- meaning: What is recorded of each day: partitions that did not arrive whole, and the share of
--   minutes that is known.
WITH
availability AS (
  SELECT day, service, slo, no_telemetry_minutes, coverage FROM slo.availability_day
  WHERE day BETWEEN :first_day AND :last_day
),
account AS (
  SELECT
    day, COUNT_IF(state <> 'received') AS partitions_not_received,
    SUM(rows_accepted) AS rows_accepted,
    SUM(rows_quarantined) AS rows_quarantined, SUM(rows_duplicate) AS rows_duplicate,
    SUM(rows_late) AS rows_late
  FROM core.partition WHERE day BETWEEN :first_day AND :last_day GROUP BY day
),
known AS (
  SELECT day, COUNT(*) AS objectives, COUNT_IF(no_telemetry_minutes > 0) AS unknown_objectives
  FROM availability GROUP BY day
)
SELECT
  day, known.objectives, known.unknown_objectives, account.partitions_not_received,
  account.rows_accepted, account.rows_quarantined, account.rows_duplicate, account.rows_late
FROM known LEFT JOIN account USING (day) ORDER BY day
