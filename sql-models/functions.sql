-- Exact arithmetic that several models share. Counts are whole numbers, targets exact decimals.
-- What is shown as good is rounded down, what is shown as spent is rounded up.

-- The ratio of two counts, rounded down to nine decimals; NULL where there is nothing to divide by.
CREATE OR REPLACE FUNCTION ratio_down(part BIGINT, whole BIGINT) RETURNS DECIMAL(10, 9)
RETURN IF(whole > 0, CAST(
  CAST((CAST(part AS DECIMAL(38, 0)) * 1000000000) DIV whole AS DECIMAL(19, 0)) * 0.000000001BD
  AS DECIMAL(10, 9)), NULL);

-- Availability: good over valid, in the unit of the objective; NULL without anything valid.
CREATE OR REPLACE FUNCTION availability(good BIGINT, valid BIGINT) RETURNS DECIMAL(10, 9)
RETURN ratio_down(good, valid);

-- Its bounds: all that is missing counted as bad, and as good; NULL where missing is unknown.
CREATE OR REPLACE FUNCTION availability_at_worst(good BIGINT, valid BIGINT, missing BIGINT)
RETURNS DECIMAL(10, 9)
RETURN ratio_down(good, valid + missing);

CREATE OR REPLACE FUNCTION availability_at_best(good BIGINT, valid BIGINT, missing BIGINT)
RETURNS DECIMAL(10, 9)
RETURN ratio_down(good + missing, valid + missing);

-- Coverage: minutes with telemetry over minutes not excluded; NULL where all are excluded.
CREATE OR REPLACE FUNCTION coverage(telemetry_minutes BIGINT, no_telemetry_minutes BIGINT)
RETURNS DECIMAL(10, 9)
RETURN ratio_down(telemetry_minutes, telemetry_minutes + no_telemetry_minutes);

-- Bad over what is allowed to be bad, rounded up to nine decimals; it may exceed 1. NULL stands for
-- infinite: something is bad and nothing, or next to nothing, is allowed.
CREATE OR REPLACE FUNCTION spent_up(bad BIGINT, allowed DECIMAL(38, 9)) RETURNS DECIMAL(19, 9)
RETURN CASE
  WHEN bad = 0 THEN 0
  WHEN bad < allowed * 1000000000 THEN CAST(
    CAST(
      (CAST(bad AS DECIMAL(38, 0)) * 1000000000000000000
        + CAST(allowed * 1000000000 AS DECIMAL(38, 0)) - 1)
      DIV CAST(allowed * 1000000000 AS DECIMAL(38, 0))
    AS DECIMAL(19, 0)) * 0.000000001BD
    AS DECIMAL(19, 9))
END;

-- What a slice of a day counts as valid, in the unit of its budgeting method (OpenSLO v1): its
-- valid events, itself as one slice, or itself in billionths. A slice without traffic counts
-- nothing.
CREATE OR REPLACE FUNCTION slice_valid(budgeting STRING, valid BIGINT) RETURNS BIGINT
RETURN CASE WHEN budgeting = 'Occurrences' THEN valid WHEN valid = 0 THEN 0
  WHEN budgeting = 'Timeslices' THEN 1 ELSE 1000000000 END;

-- What of that is good: its good events, the slice if its ratio meets the slice target, or its
-- ratio.
CREATE OR REPLACE FUNCTION slice_good(
  budgeting STRING, slice_target DECIMAL(10, 9), good BIGINT, valid BIGINT) RETURNS BIGINT
RETURN CASE
  WHEN budgeting = 'Occurrences' THEN good
  WHEN valid = 0 THEN 0
  WHEN budgeting = 'Timeslices' THEN IF(good >= slice_target * valid, 1, 0)
  ELSE (CAST(good AS DECIMAL(38, 0)) * 1000000000) DIV valid
END;

-- Valid events, all bad, that a slice meeting its slice target must gain to miss it.
CREATE OR REPLACE FUNCTION slice_margin_to_miss(
  slice_target DECIMAL(10, 9), good BIGINT, valid BIGINT) RETURNS BIGINT
RETURN IF(slice_target = 0, NULL,
  (CAST(good AS DECIMAL(38, 0)) * 1000000000)
    DIV CAST(slice_target * 1000000000 AS DECIMAL(38, 0)) - valid + 1);

-- Good events that a slice missing its slice target must gain to meet it; NULL where none suffice.
CREATE OR REPLACE FUNCTION slice_margin_to_meet(
  slice_target DECIMAL(10, 9), good BIGINT, valid BIGINT) RETURNS BIGINT
RETURN IF(slice_target = 1, NULL,
  (CAST(slice_target * 1000000000 AS DECIMAL(38, 0)) * valid
    - CAST(good AS DECIMAL(38, 0)) * 1000000000
    + CAST((1 - slice_target) * 1000000000 AS DECIMAL(38, 0)) - 1)
    DIV CAST((1 - slice_target) * 1000000000 AS DECIMAL(38, 0)));

-- How many of a unit make one event, measurement or slice.
CREATE OR REPLACE FUNCTION unit_scale(unit STRING) RETURNS BIGINT
RETURN CASE unit
  WHEN 'billionths of slices' THEN 1000000000
  WHEN 'millionths of measurements' THEN 1000000
  ELSE 1
END;

-- Days of the reporting calendar with their spans in UTC: 23, 24 or 25 hours, and none of a day
-- that the zone skipped as it crossed the date line.
CREATE OR REPLACE FUNCTION calendar_days(first_day DATE, last_day DATE, time_zone STRING)
RETURNS TABLE (day DATE, day_starts TIMESTAMP, day_ends TIMESTAMP)
RETURN
SELECT day, day_starts, day_ends FROM (
  SELECT
    day, TO_UTC_TIMESTAMP(CAST(day AS TIMESTAMP), time_zone) AS day_starts,
    TO_UTC_TIMESTAMP(CAST(day + INTERVAL '1' DAY AS TIMESTAMP), time_zone) AS day_ends
  FROM (SELECT EXPLODE(SEQUENCE(first_day, last_day)) AS day)
) WHERE day_starts < day_ends;

-- First day of the window that holds a day and, where it rolls, ends with it.
CREATE OR REPLACE FUNCTION window_start(day DATE, unit STRING, length INT, rolling BOOLEAN)
RETURNS DATE
RETURN CASE
  WHEN NOT rolling THEN TRUNC(day, unit)
  WHEN unit IN ('DAY', 'WEEK') THEN DATE_SUB(day, length * IF(unit = 'WEEK', 7, 1) - 1)
  ELSE DATE_ADD(
    ADD_MONTHS(day, - length * CASE unit WHEN 'MONTH' THEN 1 WHEN 'QUARTER' THEN 3 ELSE 12 END), 1)
END;

-- Last day of that window; for a calendar period it may be still to come.
CREATE OR REPLACE FUNCTION window_end(day DATE, unit STRING, rolling BOOLEAN) RETURNS DATE
RETURN CASE
  WHEN rolling THEN day
  WHEN unit = 'WEEK' THEN DATE_ADD(TRUNC(day, 'WEEK'), 6)
  ELSE DATE_SUB(
    ADD_MONTHS(
      TRUNC(day, unit), CASE unit WHEN 'MONTH' THEN 1 WHEN 'QUARTER' THEN 3 ELSE 12 END), 1)
END;

-- What can be said of an objective in a period. Decided on exact counts, before any rounding. What
-- is missing counts once as all bad and once as all good: a verdict that both agree on stands.
-- Where nothing valid came and telemetry is missing, nothing can be said, however quiet the weeks
-- before.
--   missing: valid events that no telemetry tells of, estimated, and those of rows that cannot be
--     judged or placed; NULL where they cannot be estimated
--   allowed: bad events that the targets of the days allow of valid and missing ones together
CREATE OR REPLACE FUNCTION verdict(bad BIGINT, valid BIGINT, missing BIGINT, allowed DECIMAL(38, 9),
  target DECIMAL(10, 9), unit STRING, no_telemetry_minutes BIGINT) RETURNS STRING
RETURN CASE
  WHEN missing IS NULL OR valid = 0 AND no_telemetry_minutes > 0 THEN 'Unknown'
  WHEN valid + missing = 0 THEN 'No traffic'
  WHEN target < 1 AND allowed < unit_scale(unit) THEN 'Too little traffic'
  WHEN bad + missing <= allowed THEN 'Met'
  WHEN bad > allowed THEN 'Missed'
  ELSE 'Unknown'
END
;

-- The state of a budget: its verdict, or At risk where that is in danger. A window that is still
-- running and met is at risk with over three quarters of its budget spent; a period that is not
-- over and over its budget to date is at risk and not missed, unless nothing at all was allowed.
CREATE OR REPLACE FUNCTION at_risk(verdict STRING, spent_share DECIMAL(19, 9), is_over BOOLEAN,
  is_running BOOLEAN) RETURNS STRING
RETURN CASE
  WHEN verdict = 'Met' AND is_running AND COALESCE(spent_share > 0.75, TRUE) THEN 'At risk'
  WHEN verdict = 'Missed' AND NOT is_over AND spent_share IS NOT NULL THEN 'At risk'
  ELSE verdict
END
;

-- Percentile of latency in milliseconds, read from a merged histogram and never averaged: the upper
-- bound 2^((bucket + 1) / 8) of the bucket that holds the request of that rank, rounded up to the
-- microsecond. It is never too low, and less than 9.1 % and a microsecond too high.
--   requests: those of all buckets
CREATE OR REPLACE FUNCTION latency_percentile_ms(percent INT, requests BIGINT,
  histogram ARRAY<STRUCT<bucket INT, requests BIGINT>>) RETURNS DECIMAL(18, 3)
RETURN CAST(
  CEIL(POWER(2, AGGREGATE(
    ARRAY_SORT(histogram), STRUCT(0L AS up_to, CAST(NULL AS INT) AS bucket),
    (reached, next) -> STRUCT(
      reached.up_to + next.requests AS up_to,
      IF(reached.bucket IS NULL AND (reached.up_to + next.requests) * 100 >= requests * percent,
        next.bucket, reached.bucket) AS bucket),
    reached -> (reached.bucket + 1) / 8)) * 1000) * 0.001BD
  AS DECIMAL(18, 3))
;

-- Spans of time, sorted, with those joined that touch or overlap.
CREATE OR REPLACE FUNCTION joined_spans(spans ARRAY<STRUCT<starts TIMESTAMP, ends TIMESTAMP>>)
RETURNS ARRAY<STRUCT<starts TIMESTAMP, ends TIMESTAMP>>
RETURN AGGREGATE(
  ARRAY_SORT(spans), SLICE(spans, 1, 0),
  (joined, span) -> IF(
    span.starts <= TRY_ELEMENT_AT(joined, -1).ends,
    CONCAT(SLICE(joined, 1, SIZE(joined) - 1),
      ARRAY(STRUCT(ELEMENT_AT(joined, -1).starts AS starts,
        GREATEST(ELEMENT_AT(joined, -1).ends, span.ends) AS ends))),
    CONCAT(joined, ARRAY(span))))
;

-- Bad ones in a million valid ones, rounded up to three decimals; NULL without anything valid.
CREATE OR REPLACE FUNCTION bad_per_million(bad BIGINT, valid BIGINT) RETURNS DECIMAL(19, 3)
RETURN IF(valid > 0, CAST(
  CAST((CAST(bad AS DECIMAL(38, 0)) * 1000000000 + valid - 1) DIV valid AS DECIMAL(19, 0)) * 0.001BD
  AS DECIMAL(19, 3)), NULL);

-- The usual range of a rate that is taken period by period: its mean, and 2.66 times the mean step
-- from one period to the next to either side (the process limits of an XmR chart; Wheeler,
-- Understanding Variation). NULL with fewer than eight periods: too early to say.
CREATE OR REPLACE FUNCTION usual_range(rates ARRAY<DECIMAL(19, 3)>)
RETURNS STRUCT<mean DECIMAL(19, 3), low DECIMAL(19, 3), high DECIMAL(19, 3)>
RETURN IF(SIZE(rates) < 8, NULL, (
  SELECT STRUCT(
    CAST(mean AS DECIMAL(19, 3)) AS mean,
    CAST(GREATEST(0BD, mean - 2.66BD * step) AS DECIMAL(19, 3)) AS low,
    CAST(mean + 2.66BD * step AS DECIMAL(19, 3)) AS high)
  FROM (SELECT
    CAST(AGGREGATE(rates, CAST(0 AS DECIMAL(25, 3)),
      (sum, rate) -> CAST(sum + rate AS DECIMAL(25, 3))) / SIZE(rates) AS DECIMAL(25, 6)) AS mean,
    CAST(AGGREGATE(
      ZIP_WITH(SLICE(rates, 2, SIZE(rates)), SLICE(rates, 1, SIZE(rates) - 1),
        (rate, before) -> ABS(rate - before)),
      CAST(0 AS DECIMAL(25, 3)),
      (sum, step) -> CAST(sum + step AS DECIMAL(25, 3))) / (SIZE(rates) - 1) AS DECIMAL(25, 6)
    ) AS step)))
