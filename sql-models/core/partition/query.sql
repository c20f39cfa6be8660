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
counted AS (
  SELECT
    *,
    AGGREGATE(FILTER(fates, fate -> fate.outcome <> 'unjudged'), 0L, (sum, fate) -> sum + fate.n)
      AS rows_read,
    AGGREGATE(FILTER(fates, fate -> fate.outcome = 'accepted'), 0L, (sum, fate) -> sum + fate.n)
      AS rows_accepted,
    AGGREGATE(FILTER(fates, fate -> fate.outcome = 'quarantined'), 0L, (sum, fate) -> sum + fate.n)
      AS rows_quarantined,
    AGGREGATE(FILTER(fates, fate -> fate.outcome = 'duplicate'), 0L, (sum, fate) -> sum + fate.n)
      AS rows_duplicate,
    AGGREGATE(FILTER(fates, fate -> fate.outcome = 'late'), 0L, (sum, fate) -> sum + fate.n)
      AS rows_late,
    AGGREGATE(FILTER(fates, fate -> fate.outcome = 'unjudged'), 0L, (sum, fate) -> sum + fate.n)
      AS rows_unjudged,
    MAP_FROM_ENTRIES(ARRAY_SORT(TRANSFORM(FILTER(fates, fate -> fate.outcome = 'quarantined'),
      fate -> STRUCT(fate.reason, fate.n)))) AS quarantined_by_reason,
    TIMESTAMPDIFF(MINUTE, tells_from, tells_until) DIV 4 AS quarter_of_it
  FROM partition_span
),
judged AS (
  SELECT DISTINCT source FROM catalog_objective
),
steady AS (
  SELECT source FROM catalog_source WHERE is_steady
),
pulse AS (
  SELECT day, source, partition, minutes, stops, longest_silence, is_constant, is_frozen, gaps,
    silences[CAST(SIZE(silences) DIV 2 AS INT)] AS usual_silence
  FROM partition_pulse
),
doubted AS (
  SELECT
    counted.*, pulse.stops,
    IF(is_whole_feed, ARRAY_SORT(FILTER(pulse.gaps, gap ->
      TIMESTAMPDIFF(MINUTE, gap.starts, gap.ends) > GREATEST(4 * usual_silence, quarter_of_it))),
      NULL) AS holes,
    CASE
      WHEN state <> 'received' OR tells_from >= tells_until THEN NULL
      WHEN rows_quarantined > rows_accepted THEN 'quarantined'
      WHEN is_whole_feed AND pulse.minutes IS NULL AND rows_accepted = 0 THEN 'silent'
      WHEN pulse.minutes IS NULL AND rows_accepted >= 60 AND judged.source IS NOT NULL
        THEN 'all zero'
      WHEN (is_frozen OR is_constant AND pulse.minutes >= 60) AND steady.source IS NULL
        THEN 'constant'
      WHEN pulse.minutes >= 30 AND TIMESTAMPDIFF(MINUTE, pulse.stops, tells_until)
        > GREATEST(4 * longest_silence, quarter_of_it) THEN 'stopped'
    END AS doubt
  FROM counted JOIN pulse USING (source, partition, day)
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
