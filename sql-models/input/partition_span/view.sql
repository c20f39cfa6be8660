-- grain: day, source, partition
-- meaning: The part of a day that each raw partition tells of, and the fates of its rows there. A
--   partition across midnight stands on both of its days, with or without rows. A data source
--   without partitions is one on each day; with no readable row it is rejected.
WITH
raw AS (
  SELECT source, partition, home_day, starts, ends, state, reason, files, bytes, fingerprint
  FROM raw_partition
),
stale AS (
  SELECT source, day FROM stale_day
),
first_stale AS (
  SELECT source, MIN(day) AS day FROM stale GROUP BY source
),
fact AS (
  SELECT source, partition, DATE_FROM_UNIX_DATE(day) AS day, outcome, reason, SUM(row_count) AS n,
    MIN(time) AS first_row, MAX(last) AS last_row
  FROM partial_fact WHERE kind IN ('rows', 'span') GROUP BY source, partition, day, outcome, reason
),
-- All that the rollup tells of a partition.
told AS (
  SELECT
    source, partition, TIMESTAMP_MICROS(MIN(first_row)) AS first_row,
    TIMESTAMP_MICROS(MAX(last_row)) AS last_row,
    COLLECT_LIST(IF(outcome IS NULL, NULL, STRUCT(day, outcome, reason, n))) AS fates
  FROM fact GROUP BY source, partition
),
risk AS (
  SELECT source, partition, CAST(SUM(row_count) AS INT) AS files FROM partial_fact
  WHERE kind = 'at_risk' GROUP BY source, partition
),
placed AS (
  SELECT
    source, partition,
    IF(raw.starts IS NULL AND raw.state = 'received' AND told.first_row IS NULL,
      STRUCT('rejected' AS state, 'no row can be read' AS reason),
      STRUCT(raw.state, raw.reason)) AS became,
    raw.files, raw.bytes, raw.fingerprint, COALESCE(risk.files, 0) AS files_at_risk,
    raw.starts IS NULL AS is_whole_feed,
    COALESCE(raw.starts, DATE_TRUNC('MINUTE', told.first_row)) AS starts,
    COALESCE(raw.ends, DATE_TRUNC('MINUTE', told.last_row) + INTERVAL '1' MINUTE) AS ends,
    COALESCE(raw.home_day, TO_DATE(FROM_UTC_TIMESTAMP(told.first_row, :time_zone)),
      first_stale.day) AS home_day,
    TO_DATE(FROM_UTC_TIMESTAMP(raw.ends - INTERVAL '1' MINUTE, :time_zone)) AS last_day,
    COALESCE(told.fates, ARRAY()) AS fates
  FROM raw JOIN first_stale USING (source) LEFT JOIN told USING (source, partition)
  LEFT JOIN risk USING (source, partition)
),
dated AS (
  SELECT
    day, source, partition, is_whole_feed, starts, ends, became.state, became.reason, files, bytes,
    fingerprint, files_at_risk,
    GREATEST(starts, TO_UTC_TIMESTAMP(CAST(day AS TIMESTAMP), :time_zone)) AS tells_from,
    LEAST(ends, TO_UTC_TIMESTAMP(CAST(day + INTERVAL '1' DAY AS TIMESTAMP), :time_zone))
      AS tells_until,
    FILTER(fates, fate -> COALESCE(fate.day, home_day) = day) AS fates
  FROM placed JOIN stale USING (source)
  WHERE is_whole_feed OR day IN (home_day, last_day) OR EXISTS(fates, fate -> fate.day = day)
)
SELECT * FROM dated
