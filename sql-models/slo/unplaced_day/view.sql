-- grain: day, service, slo
-- meaning: Rows of an objective's data source that count in no minute, quarantined or late: nobody
--   knows whether they spoke of the service, nor how. A row may hold as many events as the largest
--   of the day did, where the catalog does not say. Those of partitions that are telemetry of
--   nothing stand apart, for what such minutes miss is estimated already. A view.
WITH
objective AS (
  SELECT day, service, slo, source, row_events FROM core.objective_day
),
largest AS (
  SELECT day, service, slo, source, MAX(largest_row) AS row_events FROM core.sli_minute
  GROUP BY day, service, slo, source
),
account AS (
  SELECT
    day, source, SUM(IF(covers_from IS NULL, 0, rows_quarantined + rows_late)) AS unplaced_rows,
    SUM(IF(covers_from IS NULL, rows_quarantined + rows_late, 0)) AS unplaced_rows_in_gaps
  FROM core.partition GROUP BY day, source
)
SELECT
  day, service, slo, COALESCE(objective.row_events, largest.row_events) AS row_events,
  COALESCE(account.unplaced_rows, 0) AS unplaced_rows,
  COALESCE(account.unplaced_rows_in_gaps, 0) AS unplaced_rows_in_gaps
FROM objective LEFT JOIN largest USING (day, service, slo, source)
LEFT JOIN account USING (day, source)
