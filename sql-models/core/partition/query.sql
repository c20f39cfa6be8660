-- grain: day, source, partition
-- meaning: The account of raw telemetry: for every raw partition, there or missing, what became of its
--   rows. rows_read is the sum of all fates, each row counted once. A partition across midnight stands
--   on both of its days, with or without rows. It covers the part of the day that it tells of, unless it is
--   not whole, most of it was quarantined (more rows than were accepted), or its feed looks dead: all zero
--   (60 rows and nothing valid), constant (60 minutes that count the same, ten events or more each, unless
--   the feed is steady by nature), or stopped (after 30 minutes or more with events, a silent quarter of
--   its span, four times as long as any silence before it).
-- look-back: 0 days
WITH
raw AS (
  SELECT source, partition, home_day, starts, ends, state, reason, files, bytes, fingerprint FROM raw_partition
),
stale AS (
  SELECT source, day FROM stale_day
),
fact AS (
  SELECT kind, source, partition, DATE_FROM_UNIX_DATE(day) AS day, outcome, reason, row_count, time, last
  FROM partial_fact WHERE kind IN ('rows', 'span')
),
span AS (
  SELECT
    source, partition, TIMESTAMP_MICROS(MIN(time)) AS first_row, TIMESTAMP_MICROS(MAX(last)) AS last_row
  FROM fact WHERE kind = 'span' GROUP BY source, partition
),
first_stale AS (
  SELECT source, MIN(day) AS day FROM stale GROUP BY source
),
placed AS (
  SELECT
    source, partition, raw.state, raw.reason, raw.files, raw.bytes, raw.fingerprint,
    raw.starts IS NULL AS is_whole_feed,
    COALESCE(raw.starts, DATE_TRUNC('MINUTE', span.first_row)) AS starts,
    COALESCE(raw.ends, DATE_TRUNC('MINUTE', span.last_row) + INTERVAL '1' MINUTE) AS ends,
    COALESCE(raw.home_day, TO_DATE(FROM_UTC_TIMESTAMP(span.first_row, :time_zone)), first_stale.day) AS home_day,
    TO_DATE(FROM_UTC_TIMESTAMP(raw.ends - INTERVAL '1' MINUTE, :time_zone)) AS last_day
  FROM raw LEFT JOIN span USING (source, partition) LEFT JOIN first_stale USING (source)
),
fate AS (
  SELECT source, partition, COALESCE(fact.day, placed.home_day) AS day, fact.outcome, fact.reason, SUM(fact.row_count) AS n
  FROM fact JOIN placed USING (source, partition) WHERE fact.kind = 'rows' GROUP BY 1, 2, 3, 4, 5
),
counted AS (
  SELECT
    source, partition, day,
    SUM(n) AS rows_read,
    SUM(IF(outcome = 'accepted', n, 0)) AS rows_accepted,
    SUM(IF(outcome = 'quarantined', n, 0)) AS rows_quarantined,
    SUM(IF(outcome = 'duplicate', n, 0)) AS rows_duplicate,
    SUM(IF(outcome = 'late', n, 0)) AS rows_late,
    MAP_FROM_ENTRIES(ARRAY_SORT(COLLECT_LIST(IF(outcome = 'quarantined', STRUCT(reason, n), NULL)))) AS quarantined_by_reason
  FROM fate GROUP BY source, partition, day
),
present AS (
  SELECT source, partition, home_day AS day FROM placed
  UNION SELECT source, partition, last_day AS day FROM placed WHERE last_day > home_day
  UNION SELECT source, partition, day FROM counted
  UNION SELECT source, partition, stale.day FROM placed JOIN stale USING (source) WHERE is_whole_feed
),
judged AS (
  SELECT DISTINCT source FROM catalog_objective
),
steady AS (
  SELECT source FROM catalog_feed WHERE is_steady
),
counting AS (
  SELECT service, slo, MAX(IF(is_measured, unit_scale('millionths of measurements'), 1)) AS one FROM catalog_objective GROUP BY service, slo
),
spanned AS (
  SELECT
    day, source, partition, GREATEST(placed.starts, TO_UTC_TIMESTAMP(CAST(day AS TIMESTAMP), :time_zone)) AS starts,
    LEAST(placed.ends, TO_UTC_TIMESTAMP(CAST(day + INTERVAL '1' DAY AS TIMESTAMP), :time_zone)) AS ends
  FROM present LEFT SEMI JOIN stale USING (source, day) JOIN placed USING (source, partition)
),
counted_minute AS (
  SELECT source, DATE_FROM_UNIX_DATE(day) AS day, TIMESTAMP_MICROS(time) AS minute, service, slo, SUM(good) AS good, SUM(valid) AS valid
  FROM partial_fact WHERE kind = 'minute' GROUP BY source, day, time, service, slo
),
minute AS (
  SELECT source, day, minute, MAX(good) AS good, MAX(valid) AS valid, MAX(valid DIV COALESCE(one, 1)) AS events
  FROM counted_minute LEFT JOIN counting USING (service, slo) GROUP BY source, day, minute
),
beat AS (
  SELECT
    day, source, partition, minute, good, valid, events,
    TIMESTAMPDIFF(MINUTE, LAG(minute, 1, starts) OVER (PARTITION BY day, source, partition ORDER BY minute), minute) AS silence
  FROM spanned JOIN minute USING (source, day) WHERE minute >= starts AND minute < ends
),
pulse AS (
  SELECT
    day, source, partition, COUNT(*) AS minutes, TIMESTAMPADD(MINUTE, 1, MAX(minute)) AS stops, MAX(silence) AS longest_silence,
    MIN(valid) = MAX(valid) AND MIN(good) = MAX(good) AND MIN(events) >= 10 AS is_constant
  FROM beat GROUP BY day, source, partition
),
doubted AS (
  SELECT
    day, source, partition, spanned.starts, spanned.ends, pulse.stops,
    CASE
      WHEN placed.state <> 'received' OR spanned.starts >= spanned.ends THEN NULL
      WHEN counted.rows_quarantined > counted.rows_accepted THEN 'quarantined'
      WHEN pulse.minutes IS NULL AND counted.rows_accepted >= 60 AND judged.source IS NOT NULL THEN 'all zero'
      WHEN pulse.is_constant AND pulse.minutes >= 60 AND steady.source IS NULL THEN 'constant'
      WHEN pulse.minutes >= 30 AND TIMESTAMPDIFF(MINUTE, pulse.stops, spanned.ends)
        > GREATEST(4 * pulse.longest_silence, TIMESTAMPDIFF(MINUTE, spanned.starts, spanned.ends) DIV 4) THEN 'stopped'
    END AS doubt
  FROM spanned JOIN placed USING (source, partition)
  LEFT JOIN counted USING (source, partition, day) LEFT JOIN pulse USING (source, partition, day)
  LEFT JOIN judged USING (source) LEFT JOIN steady USING (source)
)
SELECT
  day, source, partition, placed.starts, placed.ends, placed.state, placed.reason, doubted.doubt,
  IF(placed.state = 'received' AND (doubt IS NULL OR doubt = 'stopped') AND doubted.starts < doubted.ends, doubted.starts, NULL) AS covers_from,
  IF(placed.state = 'received' AND (doubt IS NULL OR doubt = 'stopped') AND doubted.starts < doubted.ends, IF(doubt = 'stopped', doubted.stops, doubted.ends), NULL) AS covers_until,
  placed.files, placed.bytes, placed.fingerprint,
  COALESCE(counted.rows_read, 0) AS rows_read,
  COALESCE(counted.rows_accepted, 0) AS rows_accepted,
  COALESCE(counted.rows_quarantined, 0) AS rows_quarantined,
  COALESCE(counted.rows_duplicate, 0) AS rows_duplicate,
  COALESCE(counted.rows_late, 0) AS rows_late,
  COALESCE(counted.quarantined_by_reason, CAST(MAP() AS MAP<STRING, BIGINT>)) AS quarantined_by_reason
FROM doubted
JOIN placed USING (source, partition)
LEFT JOIN counted USING (source, partition, day)
