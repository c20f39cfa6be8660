-- grain: source, reason
-- meaning: Quarantined rows of the period by reason, exact.
WITH
reason AS (
  SELECT source, EXPLODE(quarantined_by_reason) AS (reason, row_count)
  FROM core.partition WHERE day BETWEEN :first_day AND :last_day
)
SELECT source, reason, SUM(row_count) AS row_count FROM reason
GROUP BY source, reason ORDER BY source, row_count DESC, reason
