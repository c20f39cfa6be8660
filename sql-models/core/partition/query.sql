-- grain: day, source, partition
-- meaning: The account of raw telemetry: for every raw partition, there or missing, what became of
--   its rows. rows_read is the sum of all fates, each row counted once. A partition across midnight
--   stands on both of its days, with or without rows. It covers the part of the day that it tells
--   of, unless it is not whole, most of it was quarantined (more rows than were accepted), or its
--   data source looks dead: all zero (60 judged rows and nothing valid), constant (60 minutes that
--   count the same, ten events or more each, or a day of 60 minutes or more that measure one value
--   and count nothing, unless the data source is steady by nature), or stopped (after 30 minutes or
--   more with events, a silent quarter of its span, four times as long as any silence before it). A
--   data source without partitions tells of no day without a row (silent), nor of holes in a day: a
--   quarter of its span or more, four times its usual silence; with no readable row it is rejected.
-- look-back: 0 days
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
    IF(raw.starts IS NULL AND raw.state = 'received' AND told.first_row IS NULL, 'rejected',
      raw.state) AS state,
    IF(raw.starts IS NULL AND raw.state = 'received' AND told.first_row IS NULL,
      'no row can be read', raw.reason) AS reason, raw.files, raw.bytes, raw.fingerprint,
        COALESCE(risk.files, 0) AS files_at_risk, raw.starts IS NULL AS is_whole_feed,
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
    day, source, partition, is_whole_feed, starts, ends, state, reason, files, bytes, fingerprint,
    files_at_risk,
    GREATEST(starts, TO_UTC_TIMESTAMP(CAST(day AS TIMESTAMP), :time_zone)) AS tells_from,
    LEAST(ends, TO_UTC_TIMESTAMP(CAST(day + INTERVAL '1' DAY AS TIMESTAMP),
      :time_zone)) AS tells_until,
    FILTER(fates, fate -> COALESCE(fate.day, home_day) = day) AS fates
  FROM placed JOIN stale USING (source)
  WHERE is_whole_feed OR day IN (home_day, last_day) OR EXISTS(fates, fate -> fate.day = day)
),
counted AS (
  SELECT
    *, AGGREGATE(fates, 0L, (sum, fate) -> sum + IF(fate.outcome = 'unjudged', 0,
      fate.n)) AS rows_read,
    AGGREGATE(fates, 0L, (sum, fate) -> sum + IF(fate.outcome = 'accepted', fate.n,
      0)) AS rows_accepted,
    AGGREGATE(fates, 0L, (sum, fate) -> sum + IF(fate.outcome = 'quarantined', fate.n,
      0)) AS rows_quarantined,
    AGGREGATE(fates, 0L, (sum, fate) -> sum + IF(fate.outcome = 'duplicate', fate.n,
      0)) AS rows_duplicate,
    AGGREGATE(fates, 0L, (sum, fate) -> sum + IF(fate.outcome = 'late', fate.n, 0)) AS rows_late,
    AGGREGATE(fates, 0L, (sum, fate) -> sum + IF(fate.outcome = 'unjudged', fate.n,
      0)) AS rows_unjudged,
    MAP_FROM_ENTRIES(ARRAY_SORT(TRANSFORM(FILTER(fates, fate -> fate.outcome = 'quarantined'),
      fate -> STRUCT(fate.reason, fate.n)))) AS quarantined_by_reason
  FROM dated
),
judged AS (
  SELECT DISTINCT source FROM catalog_objective
),
steady AS (
  SELECT source FROM catalog_source WHERE is_steady
),
counting AS (
  SELECT service, slo, MAX(IF(is_measured, unit_scale('millionths of measurements'), 1)) AS one
  FROM catalog_objective GROUP BY service, slo
),
counted_minute AS (
  SELECT
    source, DATE_FROM_UNIX_DATE(day) AS day, TIMESTAMP_MICROS(time) AS minute, service, slo,
    COALESCE(SUM(good), 0) AS good, COALESCE(SUM(valid), 0) AS valid
  FROM partial_fact WHERE kind IN ('minute', 'unjudged') GROUP BY source, day, time, service, slo
),
minute AS (
  SELECT source, day, minute, MAX(good) AS good, MAX(valid) AS valid,
    MAX(valid DIV COALESCE(one, 1)) AS events
  FROM counted_minute LEFT JOIN counting USING (service, slo) GROUP BY source, day, minute
),
measured AS (
  SELECT source, day, service, slo, MAX(one) > 1 AS is_measured, COUNT(*) AS minutes,
    COUNT(DISTINCT ratio_down(good, valid)) AS ratios
  FROM counted_minute JOIN counting USING (service, slo) WHERE valid > 0
  GROUP BY source, day, service, slo
),
-- A data source that counts events too shows by them that it lives.
frozen AS (
  SELECT source, day FROM measured GROUP BY source, day
  HAVING BOOL_AND(is_measured) AND MAX(ratios) = 1 AND MIN(minutes) >= 60
),
beat AS (
  SELECT
    day, source, partition, minute, good, valid, events,
    TIMESTAMPDIFF(MINUTE, LAG(minute, 1, tells_from)
      OVER (PARTITION BY day, source, partition ORDER BY minute), minute) AS silence
  FROM dated JOIN minute USING (source, day) WHERE minute >= tells_from AND minute < tells_until
),
pulse AS (
  SELECT
    day, source, partition, COUNT(*) AS minutes, TIMESTAMPADD(MINUTE, 1, MAX(minute)) AS stops,
    MAX(silence) AS longest_silence,
    MIN(valid) = MAX(valid) AND MIN(good) = MAX(good) AND MIN(events) >= 10 AS is_constant,
    ARRAY_SORT(COLLECT_LIST(silence)) AS silences,
    COLLECT_LIST(STRUCT(TIMESTAMPADD(MINUTE, 1 - silence, minute) AS starts,
      minute AS ends)) AS gaps
  FROM beat GROUP BY day, source, partition
),
doubted AS (
  SELECT
    counted.*, pulse.stops,
    IF(is_whole_feed, ARRAY_SORT(FILTER(pulse.gaps, gap ->
      TIMESTAMPDIFF(MINUTE, gap.starts,
        gap.ends) > GREATEST(4 * pulse.silences[CAST(SIZE(pulse.silences) DIV 2 AS INT)],
        TIMESTAMPDIFF(MINUTE, tells_from, tells_until) DIV 4))), NULL) AS holes,
    CASE
      WHEN state <> 'received' OR tells_from >= tells_until THEN NULL
      WHEN rows_quarantined > rows_accepted THEN 'quarantined'
      WHEN is_whole_feed AND pulse.minutes IS NULL AND rows_accepted = 0 THEN 'silent'
      WHEN pulse.minutes IS NULL AND rows_accepted >= 60 AND judged.source IS NOT NULL
        THEN 'all zero'
      WHEN (frozen.source IS NOT NULL OR pulse.is_constant AND pulse.minutes >= 60)
        AND steady.source IS NULL THEN 'constant'
      WHEN pulse.minutes >= 30 AND TIMESTAMPDIFF(MINUTE, pulse.stops, tells_until)
        > GREATEST(4 * pulse.longest_silence, TIMESTAMPDIFF(MINUTE, tells_from, tells_until) DIV 4)
          THEN 'stopped'
    END AS doubt
  FROM counted LEFT JOIN pulse USING (source, partition, day) LEFT JOIN frozen USING (source, day)
  LEFT JOIN judged USING (source) LEFT JOIN steady USING (source)
),
covering AS (
  SELECT *, state = 'received' AND (doubt IS NULL OR doubt = 'stopped')
    AND tells_from < tells_until AS covers FROM doubted
)
SELECT
  day, source, partition, starts, ends, state, reason, doubt,
  IF(covers, tells_from, NULL) AS covers_from,
  IF(covers, IF(doubt = 'stopped', stops, tells_until), NULL) AS covers_until,
  files, bytes, fingerprint, rows_read, rows_accepted, rows_quarantined, rows_duplicate, rows_late,
  quarantined_by_reason, rows_unjudged, holes, files_at_risk
FROM covering
