-- grain: day, service, slo, minute
-- meaning: The five states of a minute: excluded by an approved exclusion; no telemetry, when no whole and
--   living raw partition covers it: unknown, never good; no traffic, when telemetry arrived and held
--   nothing valid; good or bad by the minute's own events against the target (of a slice, for Timeslices).
--   A view: every minute of every day is there, as are events of partitions that did not arrive whole.
WITH
planned AS (
  SELECT day, service, slo, source, target, slice_minutes, day_starts, day_ends, received, excluded FROM slo.planned_day
),
grid AS (
  SELECT
    day, service, slo, source, target, minute_of_day, minute,
    IF(slice_minutes > 0, CAST(minute_of_day DIV slice_minutes AS INT), 0) AS slice,
    COALESCE(EXISTS(received, span -> minute >= span.starts AND minute < span.ends), FALSE) AS is_received,
    COALESCE(EXISTS(excluded, span -> minute >= span.starts AND minute < span.ends), FALSE) AS is_excluded
  FROM planned
  LATERAL VIEW POSEXPLODE(SEQUENCE(day_starts, day_ends - INTERVAL '1' MINUTE, INTERVAL '1' MINUTE)) AS minute_of_day, minute
),
event AS (
  SELECT day, service, slo, source, minute, good, valid FROM core.sli_minute
)
SELECT
  day, service, slo, minute, grid.minute_of_day, grid.slice,
  COALESCE(event.good, 0) AS good, COALESCE(event.valid, 0) AS valid,
  CASE
    WHEN grid.is_excluded THEN 'excluded'
    WHEN NOT grid.is_received THEN 'no telemetry'
    WHEN event.valid IS NULL THEN 'no traffic'
    WHEN event.valid - event.good > (1 - grid.target) * event.valid THEN 'bad'
    ELSE 'good'
  END AS state,
  grid.is_received
FROM grid LEFT JOIN event USING (day, service, slo, source, minute)
