-- grain: period
-- meaning: The newest edition of every period that was published, and how many figures it restated.
WITH
edition AS (
  SELECT period, edition, published_at, provisional_until, last_day FROM record.edition
),
restatement AS (
  SELECT period, edition, COUNT(*) AS restated_figures,
    COUNT_IF(verdict_changed AND figure IN ('verdict', 'adjusted_verdict')) AS changed_verdicts
  FROM record.restatement GROUP BY period, edition
),
newest AS (
  SELECT period, MAX(edition) AS edition FROM edition GROUP BY period
)
SELECT
  period, edition, edition.published_at, edition.provisional_until,
  COALESCE(restatement.restated_figures, 0) AS restated_figures,
  COALESCE(restatement.changed_verdicts, 0) AS changed_verdicts
FROM newest JOIN edition USING (period, edition) LEFT JOIN restatement USING (period, edition)
ORDER BY edition.last_day, period
