-- grain: day, service, slo, minute
-- meaning: The five states of a minute: excluded by an approved exclusion; no telemetry, when no
--   whole and living raw partition covers it: unknown, never good; no traffic, when telemetry
--   arrived and held nothing valid; good or bad by the minute's own events against the target (of a
--   slice, for Timeslices). Rows that cannot be judged may hold as many events each as the largest
--   row of the day. Where they could turn the minute, it is unknown too; where nothing tells how
--   many they hold, it counts as not received. A view: every minute of every day is there, as are
--   events of partitions that did not arrive whole.
WITH
planned AS (
  SELECT day, service, slo, source, target, slice_minutes, day_starts, day_ends, received, excluded
  FROM slo.planned_day
),
-- Every minute of the day, whether anything happened in it or not.
grid AS (
  SELECT
    day, service, slo, source, target, minute_of_day, minute,
    IF(slice_minutes > 0, CAST(minute_of_day DIV slice_minutes AS INT), 0) AS slice,
    COALESCE(EXISTS(received, span -> minute >= span.starts AND minute < span.ends),
      FALSE) AS is_received,
    COALESCE(EXISTS(excluded, span -> minute >= span.starts AND minute < span.ends),
      FALSE) AS is_excluded
  FROM planned
  LATERAL VIEW POSEXPLODE(SEQUENCE(day_starts, day_ends - INTERVAL '1' MINUTE,
    INTERVAL '1' MINUTE)) AS minute_of_day, minute
),
event AS (
  SELECT day, service, slo, source, minute, good, valid FROM core.sli_minute
),
-- Events that a row stands for where the row itself cannot say.
weight AS (
  SELECT day, service, slo, row_events FROM slo.unplaced_day
),
unjudged AS (
  SELECT day, service, slo, source, minute, COUNT(*) AS reasons,
    SUM(unjudged_rows) * MAX(row_events) AS events
  FROM core.unjudged_minute LEFT JOIN weight USING (day, service, slo)
  GROUP BY day, service, slo, source, minute
),
counted AS (
  SELECT
    day, service, slo, minute, grid.minute_of_day, grid.slice, grid.target, grid.is_excluded,
    grid.is_received,
    COALESCE(event.good, 0) AS good, COALESCE(event.valid, 0) AS valid,
    IF(unjudged.reasons IS NULL, 0, unjudged.events) AS unjudged
  FROM grid LEFT JOIN event USING (day, service, slo, source, minute)
  LEFT JOIN unjudged USING (day, service, slo, source, minute)
)
SELECT
  day, service, slo, minute, minute_of_day, slice, good, valid, COALESCE(unjudged, 0) AS unjudged,
  CASE
    WHEN is_excluded THEN 'excluded'
    WHEN NOT is_received OR unjudged IS NULL THEN 'no telemetry'
    WHEN valid + unjudged = 0 THEN 'no traffic'
    WHEN valid - good > (1 - target) * (valid + unjudged) THEN 'bad'
    WHEN valid - good + unjudged <= (1 - target) * (valid + unjudged) THEN 'good'
    ELSE 'no telemetry'
  END AS state,
  is_received AND unjudged IS NOT NULL AS is_received
FROM counted
