-- grain: day, service, slo, slice, is_adjusted
-- meaning: A slice of a day as its budgeting method counts it, with excluded minutes and, adjusted,
--   without. For Occurrences the day is one slice. Events that cannot be judged count once as all
--   bad and once as all good: what both agree on is good or bad, the rest is missing. A slice with
--   a minute of no telemetry is missing. Rows with no place in time (unplaced) may be of any slice:
--   they widen what is missing by as many slices as they suffice to turn, the closest to the target
--   first.
-- look-back: 0 days
WITH
objective AS (
  SELECT day, service, slo, budgeting, slice_target, definition FROM core.objective_day
  WHERE day BETWEEN :first_day AND :last_day
),
minute AS (
  SELECT day, service, slo, slice, good, valid, unjudged, state, is_received FROM slo.state_minute
  WHERE day BETWEEN :first_day AND :last_day
),
unplaced AS (
  SELECT day, service, slo, unplaced_rows * row_events AS events FROM slo.unplaced_day
  WHERE day BETWEEN :first_day AND :last_day
),
stated AS (
  SELECT
    day, service, slo, slice, SUM(good) AS good, SUM(valid) AS valid, SUM(unjudged) AS unjudged,
    SUM(IF(state = 'excluded', 0, good)) AS kept_good,
    SUM(IF(state = 'excluded', 0, valid)) AS kept_valid,
    SUM(IF(state = 'excluded', 0, unjudged)) AS kept_unjudged,
    COUNT_IF(state = 'good') AS good_minutes, COUNT_IF(state = 'bad') AS bad_minutes,
    COUNT_IF(state = 'no traffic') AS no_traffic_minutes,
    COUNT_IF(state = 'no telemetry') AS no_telemetry_minutes,
    COUNT_IF(state = 'excluded') AS excluded_minutes, COUNT(*) AS minutes,
    COUNT_IF(NOT is_received) AS unreceived_minutes,
    COUNT_IF(NOT is_received AND state <> 'excluded') AS kept_unreceived_minutes
  FROM minute GROUP BY day, service, slo, slice
),
counted AS (
  SELECT
    day, service, slo, slice, good_minutes, bad_minutes, no_traffic_minutes, no_telemetry_minutes,
    excluded_minutes,
    STACK(2,
      FALSE, minutes, unreceived_minutes, good, valid, unjudged,
      TRUE, minutes - excluded_minutes, kept_unreceived_minutes, kept_good, kept_valid,
      kept_unjudged
    ) AS (is_adjusted, counted_minutes, unreceived_minutes, good_events, valid_events,
    unjudged_events)
  FROM stated
),
-- Rows that cannot be judged count once as bad and once as good.
bounded AS (
  SELECT
    counted.*, budgeting, slice_target, definition,
    budgeting = 'Occurrences' OR unreceived_minutes = 0 AS is_received,
    slice_valid(budgeting, valid_events + unjudged_events) AS total,
    slice_good(budgeting, slice_target, good_events, valid_events + unjudged_events) AS good,
    slice_good(budgeting, slice_target, good_events + unjudged_events,
      valid_events + unjudged_events) AS best
  FROM counted JOIN objective USING (day, service, slo)
),
-- How many events without a place in time would turn the verdict of a slice.
turning AS (
  SELECT
    *, CASE
      WHEN budgeting <> 'Timeslices' OR counted_minutes = 0 OR NOT is_received OR good < best
        THEN NULL
      WHEN total = 0 THEN 1
      WHEN good = 1 THEN slice_margin_to_miss(slice_target, good_events,
        valid_events + unjudged_events)
      ELSE slice_margin_to_meet(slice_target, good_events, valid_events + unjudged_events)
    END AS margin
  FROM bounded
),
-- Slices that these events could turn, the nearest to turning first.
turned AS (
  SELECT
    turning.*, margin IS NOT NULL AND SUM(margin) OVER (
      PARTITION BY day, service, slo, is_adjusted, total, good ORDER BY margin NULLS LAST, slice
    ) <= COALESCE(unplaced.events, 0) AS is_turned
  FROM turning JOIN unplaced USING (day, service, slo)
)
SELECT
  day, service, slo, CAST(slice AS INT) AS slice, is_adjusted, budgeting, is_received,
  CAST(counted_minutes AS INT) AS counted_minutes,
  CAST(unreceived_minutes AS INT) AS unreceived_minutes,
  CAST(good_minutes AS INT) AS good_minutes, CAST(bad_minutes AS INT) AS bad_minutes,
  CAST(no_traffic_minutes AS INT) AS no_traffic_minutes,
  CAST(no_telemetry_minutes AS INT) AS no_telemetry_minutes,
  CAST(excluded_minutes AS INT) AS excluded_minutes, good_events, valid_events,
  IF(is_received, good, 0) AS good, IF(is_received, total - best, 0) AS bad,
  IF(is_received, best - good, IF(budgeting = 'Occurrences' OR counted_minutes = 0, 0,
    slice_valid(budgeting, 1))) + IF(is_turned, 1, 0) AS missing,
  definition
FROM turned
