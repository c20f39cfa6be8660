-- grain: source, partition
-- meaning: What became of every raw partition with rows of the period. Partitions that only brought
--   late rows are not among the expected ones.
WITH
account AS (
  SELECT
    day, source, partition, starts, ends, state, reason,
    rows_read, rows_accepted, rows_quarantined, rows_duplicate, rows_late
  FROM core.partition WHERE day BETWEEN :first_day AND :last_day
),
summed AS (
  SELECT
    source, partition, MIN(starts) AS starts, MAX(ends) AS ends, MAX_BY(state, day) AS state,
    MAX_BY(reason, day) AS reason,
    SUM(rows_read) AS rows_read, SUM(rows_accepted) AS rows_accepted,
    SUM(rows_quarantined) AS rows_quarantined,
    SUM(rows_duplicate) AS rows_duplicate, SUM(rows_late) AS rows_late
  FROM account GROUP BY source, partition
)
SELECT
  source, partition, starts, ends, state, reason,
  starts IS NULL OR starts < TO_UTC_TIMESTAMP(CAST(:last_day + INTERVAL '1' DAY AS TIMESTAMP),
    :time_zone) AS is_expected,
  rows_read, rows_accepted, rows_quarantined, rows_duplicate, rows_late
FROM summed ORDER BY source, partition
