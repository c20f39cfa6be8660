-- grain: day, source, partition, reason, file, row_number
-- meaning: Where rejected rows stand in their files. Tasks know a row by its place in a block of a
--   file; the rows of the blocks before it give its place in the file.
-- look-back: 0 days
WITH
rejected AS (
  SELECT DATE_FROM_UNIX_DATE(day) AS own_day, source, partition, reason, file, block, ordinal, text
  FROM partial_fact WHERE kind = 'quarantine'
),
-- Tasks number the rows of each block on their own.
block AS (
  SELECT source, file, block, MIN(ordinal) AS first, MAX(last) - MIN(ordinal) + 1 AS row_count
  FROM partial_fact WHERE kind = 'block' GROUP BY source, file, block
),
-- Rows of a file before each block, which turn these numbers into those of the file.
stacked AS (
  SELECT
    source, file, block, first,
    COALESCE(SUM(row_count) OVER (
      PARTITION BY source, file ORDER BY block ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ), 0) AS rows_before
  FROM block
),
-- Quarantined rows stand on the days of their partition.
home AS (
  SELECT day, source, partition FROM core.partition LEFT SEMI JOIN stale_day USING (day, source)
  WHERE day BETWEEN :first_day AND :last_day AND rows_quarantined > 0
),
numbered AS (
  SELECT
    home.day, source, partition, rejected.reason, file,
    stacked.rows_before + rejected.ordinal - stacked.first + 1 AS row_number,
    rejected.text
  FROM rejected JOIN stacked USING (source, file, block) JOIN home USING (source, partition)
  WHERE home.day = COALESCE(own_day, home.day)
),
-- A line may hold several values that are rejected for one reason.
line AS (
  SELECT day, source, partition, reason, file, row_number, MIN(text) AS text FROM numbered
  GROUP BY day, source, partition, reason, file, row_number
),
ranked AS (
  SELECT
    day, source, partition, reason, file, row_number, text,
    ROW_NUMBER() OVER (PARTITION BY source, partition, reason ORDER BY file, row_number) AS place
  FROM line
)
SELECT day, source, partition, reason, file, row_number, text FROM ranked WHERE place <= 100
