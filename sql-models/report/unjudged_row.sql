-- grain: source, service, slo, reason
-- meaning: Rows of the period that an objective cannot judge, by reason, exact.
WITH
unjudged AS (
  SELECT source, service, slo, reason, unjudged_rows FROM core.unjudged_minute
  WHERE day BETWEEN :first_day AND :last_day
)
SELECT source, service, slo, reason, SUM(unjudged_rows) AS row_count FROM unjudged
GROUP BY source, service, slo, reason ORDER BY source, row_count DESC, service, slo, reason
