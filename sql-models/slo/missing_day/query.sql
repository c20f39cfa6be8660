-- grain: day, service, slo
-- meaning: What minutes without telemetry would have held: the median of the valid events of the
--   same minutes in the four weeks before, as far as those had telemetry, less what came all the
--   same; what a constant data source repeats did not come. Only days with such minutes have a row.
--   Half an event counts as one. What concerns raw figures holds minutes of exclusions too.
-- look-back: 28 days
WITH
planned AS (
  SELECT day, service, slo, source, day_starts, day_ends, received, excluded, definition
  FROM slo.planned_day
  WHERE day BETWEEN :first_day - INTERVAL '28' DAY AND :last_day
),
event AS (
  SELECT day, service, slo, source, minute, valid FROM core.sli_minute
  WHERE day BETWEEN :first_day - INTERVAL '28' DAY AND :last_day
),
repeated AS (
  SELECT day, source, COLLECT_LIST(STRUCT(starts, ends)) AS spans FROM core.partition
  WHERE doubt = 'constant' AND day BETWEEN :first_day AND :last_day GROUP BY day, source
),
gap AS (
  SELECT
    day, service, slo, source, definition, minute,
    TIMESTAMPDIFF(MINUTE, day_starts, minute) AS minute_of_day,
    NOT COALESCE(EXISTS(excluded, span -> minute >= span.starts AND minute < span.ends),
      FALSE) AS is_kept
  FROM planned LATERAL VIEW EXPLODE(FILTER(
    SEQUENCE(day_starts, day_ends - INTERVAL '1' MINUTE, INTERVAL '1' MINUTE),
    minute -> NOT COALESCE(EXISTS(received, span -> minute >= span.starts AND minute < span.ends),
      FALSE))) AS minute
  WHERE day >= :first_day
),
week_before AS (
  SELECT gap.day, service, slo, gap.minute_of_day, planned.day AS earlier_day, planned.source,
    TIMESTAMPADD(MINUTE, gap.minute_of_day, planned.day_starts) AS minute
  FROM gap JOIN planned USING (service, slo)
  WHERE DATEDIFF(gap.day, planned.day) IN (7, 14, 21, 28)
    AND TIMESTAMPADD(MINUTE, gap.minute_of_day, planned.day_starts) < planned.day_ends
    AND EXISTS(planned.received, span -> TIMESTAMPADD(MINUTE, gap.minute_of_day,
      planned.day_starts) >= span.starts
      AND TIMESTAMPADD(MINUTE, gap.minute_of_day, planned.day_starts) < span.ends)
),
known AS (
  SELECT week_before.day, service, slo, week_before.minute_of_day,
    ARRAY_SORT(COLLECT_LIST(COALESCE(event.valid, 0))) AS earlier
  FROM week_before LEFT JOIN event
    USING (service, slo, source, minute)
  GROUP BY week_before.day, service, slo, week_before.minute_of_day
),
volume AS (
  SELECT
    day, service, slo, definition, is_kept,
    IF(EXISTS(repeated.spans, span -> minute >= span.starts AND minute < span.ends), 0,
      COALESCE(event.valid, 0)) AS received, COALESCE(known.earlier, ARRAY()) AS earlier
  FROM gap LEFT JOIN event USING (day, service, slo, source, minute)
  LEFT JOIN repeated USING (day, source) LEFT JOIN known USING (day, service, slo, minute_of_day)
),
expected AS (
  SELECT
    day, service, slo, definition, is_kept, received,
    IF(SIZE(earlier) = 0, NULL,
      (earlier[CAST((SIZE(earlier) - 1) DIV 2 AS INT)]
        + earlier[CAST(SIZE(earlier) DIV 2 AS INT)] + 1) DIV 2) AS events
  FROM volume
),
summed AS (
  SELECT
    day, service, slo, CAST(COUNT_IF(is_kept) AS INT) AS minutes,
    CAST(COUNT_IF(is_kept AND events IS NULL) AS INT) AS unknown_minutes,
    IF(COUNT_IF(is_kept AND events IS NULL) = 0,
      SUM(IF(is_kept, GREATEST(events - received, 0), 0)), NULL) AS missing_events,
    CAST(COUNT(*) AS INT) AS raw_minutes,
    IF(COUNT(events) = COUNT(*), SUM(GREATEST(events - received, 0)), NULL) AS raw_missing_events,
    definition
  FROM expected GROUP BY day, service, slo, definition
)
SELECT * FROM summed
