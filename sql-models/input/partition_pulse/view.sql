-- grain: day, source, partition
-- meaning: The signs of life of a data source in each of its partitions: minutes with events, the
--   silences between them, and whether all that they count is one value. A partition without events
--   has no minutes, and may be frozen with its day.
WITH
span AS (
  SELECT day, source, partition, tells_from, tells_until FROM partition_span
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
-- Minutes with events, and how long the partition was silent before each.
beat AS (
  SELECT
    day, source, partition, minute, good, valid, events,
    TIMESTAMPDIFF(MINUTE, LAG(minute, 1, tells_from)
      OVER (PARTITION BY day, source, partition ORDER BY minute), minute) AS silence
  FROM span JOIN minute USING (source, day) WHERE minute >= tells_from AND minute < tells_until
),
pulse AS (
  SELECT
    day, source, partition, COUNT(*) AS minutes, TIMESTAMPADD(MINUTE, 1, MAX(minute)) AS stops,
    MAX(silence) AS longest_silence,
    MIN(valid) = MAX(valid) AND MIN(good) = MAX(good) AND MIN(events) >= 10 AS is_constant,
    ARRAY_SORT(COLLECT_LIST(silence)) AS silences,
    COLLECT_LIST(STRUCT(TIMESTAMPADD(MINUTE, 1 - silence, minute) AS starts, minute AS ends))
      AS gaps
  FROM beat GROUP BY day, source, partition
)
SELECT
  day, source, partition, minutes, stops, longest_silence, is_constant, silences, gaps,
  frozen.source IS NOT NULL AS is_frozen
FROM span LEFT JOIN pulse USING (day, source, partition) LEFT JOIN frozen USING (source, day)
