-- grain: day, service, slo
-- meaning: Availability of a day is good over valid: events (Occurrences), slices that met the
--   slice target over slices with traffic (Timeslices), or the mean ratio of slices with traffic
--   (RatioTimeslices). Slices with a minute of no telemetry are unknown and missing. Bounds count
--   what is missing once as all bad and once as all good: what minutes without telemetry would have
--   held, rows that cannot be judged, and rows with no place in time, which may be of any minute of
--   the day. Columns named adjusted leave out excluded minutes; all others hold them, with
--   telemetry or without.
-- look-back: 0 days
WITH
objective AS (
  SELECT day, service, slo, unit, budgeting, slice_target, target, definition
  FROM core.objective_day
  WHERE day BETWEEN :first_day AND :last_day
),
slice AS (
  SELECT
    day, service, slo, is_adjusted, is_received, counted_minutes, unreceived_minutes, good_minutes,
    bad_minutes, no_traffic_minutes,
    no_telemetry_minutes, excluded_minutes, good_events, valid_events, good, bad, missing
  FROM slo.slice WHERE day BETWEEN :first_day AND :last_day
),
unplaced AS (
  SELECT day, service, slo, unplaced_rows, unplaced_rows_in_gaps, row_events FROM slo.unplaced_day
  WHERE day BETWEEN :first_day AND :last_day
),
gap AS (
  SELECT day, service, slo, minutes, missing_events, raw_minutes, raw_missing_events
  FROM slo.missing_day WHERE day BETWEEN :first_day AND :last_day
),
failed AS (
  SELECT day, service, slo, THETA_UNION_AGG(failed_users) AS failed_users FROM core.sli_minute
  WHERE day BETWEEN :first_day AND :last_day AND failed_users IS NOT NULL GROUP BY day, service, slo
),
known AS (
  SELECT DISTINCT day, service FROM core.user_day
  WHERE day BETWEEN :first_day AND :last_day AND users IS NOT NULL
),
summed AS (
  SELECT
    day, service, slo, is_adjusted, SUM(unreceived_minutes) AS unreceived_minutes,
    SUM(good) AS good, SUM(bad) AS bad, SUM(missing) AS missing,
    SUM(good_events) AS good_events, SUM(valid_events) AS valid_events,
    MIN(IF(is_received AND counted_minutes > 0, valid_events, NULL)) AS fewest_events,
    CAST(SUM(good_minutes) AS INT) AS good_minutes, CAST(SUM(bad_minutes) AS INT) AS bad_minutes,
    CAST(SUM(no_traffic_minutes) AS INT) AS no_traffic_minutes,
    CAST(SUM(no_telemetry_minutes) AS INT) AS no_telemetry_minutes,
    CAST(SUM(excluded_minutes) AS INT) AS excluded_minutes
  FROM slice GROUP BY day, service, slo, is_adjusted
),
estimated AS (
  SELECT
    summed.*, objective.budgeting,
    CASE
      WHEN unreceived_minutes = 0 THEN 0
      WHEN unreceived_minutes = IF(is_adjusted, gap.minutes, gap.raw_minutes)
        THEN IF(is_adjusted, gap.missing_events, gap.raw_missing_events)
    END AS gap_events,
    IF(unplaced_rows_in_gaps = 0, 0, unplaced_rows_in_gaps * row_events) AS unplaced_in_gaps,
    IF(unplaced_rows = 0, 0, unplaced_rows * row_events) AS unplaced_events
  FROM summed JOIN objective USING (day, service, slo) JOIN unplaced USING (day, service, slo)
  LEFT JOIN gap USING (day, service, slo)
),
-- An event turns the ratio of a slice by no more than one over the events of the slice, its own
-- among them.
loosened AS (
  SELECT
    *, IF(budgeting = 'RatioTimeslices',
      COALESCE((unplaced_events * 1000000000) DIV (fewest_events + 1), 0), 0) AS loose
  FROM estimated
),
bounded AS (
  SELECT
    day, service, slo, is_adjusted, good_events, valid_events, good_minutes, bad_minutes,
    no_traffic_minutes,
    no_telemetry_minutes, excluded_minutes, good, bad,
    CASE
      WHEN unplaced_events IS NULL THEN NULL
      WHEN budgeting <> 'Occurrences' THEN missing + LEAST(good + bad, loose)
      WHEN gap_events IS NULL OR unplaced_in_gaps IS NULL THEN NULL
      ELSE missing + GREATEST(gap_events, unplaced_in_gaps) + unplaced_events
    END AS missing
  FROM loosened
),
-- Raw and adjusted counts in one row.
paired AS (
  SELECT
    day, service, slo, MAX(IF(is_adjusted, NULL, STRUCT(good, bad, missing))) AS raw,
    MAX(IF(is_adjusted, STRUCT(good, bad, missing), NULL)) AS adjusted,
    MAX(good_events) AS good_events, MAX(valid_events) AS valid_events,
    MAX(good_minutes) AS good_minutes,
    MAX(bad_minutes) AS bad_minutes, MAX(no_traffic_minutes) AS no_traffic_minutes,
    MAX(no_telemetry_minutes) AS no_telemetry_minutes, MAX(excluded_minutes) AS excluded_minutes
  FROM bounded GROUP BY day, service, slo
),
-- Raw and adjusted figures side by side.
told AS (
  SELECT
    day, service, slo, unit, target, definition, raw.good, raw.bad, raw.good + raw.bad AS valid,
    raw.missing,
    adjusted.good AS adjusted_good, adjusted.bad AS adjusted_bad,
    adjusted.good + adjusted.bad AS adjusted_valid,
    adjusted.missing AS adjusted_missing, good_events, valid_events, good_minutes, bad_minutes,
    no_traffic_minutes,
    no_telemetry_minutes, excluded_minutes,
    good_minutes + bad_minutes + no_traffic_minutes AS telemetry_minutes,
    failed.failed_users, known.service IS NOT NULL AS knows_users
  FROM paired JOIN objective USING (day, service, slo) LEFT JOIN failed USING (day, service, slo)
  LEFT JOIN known USING (day, service)
)
SELECT
  day, service, slo, unit, good, bad, valid, missing, adjusted_bad, adjusted_valid,
  adjusted_missing,
  good_events, valid_events,
  good_minutes, bad_minutes, no_traffic_minutes, no_telemetry_minutes, excluded_minutes,
  availability(good, valid) AS availability,
  availability_at_worst(good, valid, missing) AS availability_at_worst,
  availability_at_best(good, valid, missing) AS availability_at_best,
  availability(adjusted_good, adjusted_valid) AS adjusted_availability,
  availability_at_worst(adjusted_good, adjusted_valid, adjusted_missing)
    AS adjusted_availability_at_worst,
  availability_at_best(adjusted_good, adjusted_valid, adjusted_missing)
    AS adjusted_availability_at_best,
  coverage(telemetry_minutes, no_telemetry_minutes) AS coverage,
  failed_users, knows_users,
  verdict(bad, valid, missing, (1 - target) * (valid + missing), target, unit,
    no_telemetry_minutes) AS raw_verdict,
  verdict(adjusted_bad, adjusted_valid, adjusted_missing,
    (1 - target) * (adjusted_valid + adjusted_missing), target, unit,
    no_telemetry_minutes) AS adjusted_verdict,
  target, definition
FROM told
