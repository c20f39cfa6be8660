-- grain: day, service, slo
-- meaning: Availability of a day is good over valid: events (Occurrences), slices that met the slice
--   target over slices with traffic (Timeslices), or the mean ratio of slices with traffic
--   (RatioTimeslices). Slices with a minute of no telemetry are unknown and missing. Bounds count what is
--   missing once as all bad and once as all good. Columns named adjusted leave out excluded minutes; all
--   others hold them, with telemetry or without.
-- look-back: 0 days
WITH
objective AS (
  SELECT day, service, slo, unit, budgeting, slice_target, target, definition FROM core.objective_day
  WHERE day BETWEEN :first_day AND :last_day
),
minute AS (
  SELECT day, service, slo, slice, good, valid, state, is_received FROM slo.state_minute WHERE day BETWEEN :first_day AND :last_day
),
missing AS (
  SELECT day, service, slo, missing_events, raw_missing_events FROM slo.missing_day WHERE day BETWEEN :first_day AND :last_day
),
failed AS (
  SELECT day, service, slo, THETA_UNION_AGG(failed_users) AS failed_users FROM core.sli_minute
  WHERE day BETWEEN :first_day AND :last_day AND failed_users IS NOT NULL GROUP BY day, service, slo
),
known AS (
  SELECT DISTINCT day, service FROM core.user_day
  WHERE day BETWEEN :first_day AND :last_day AND users IS NOT NULL
),
slice AS (
  SELECT
    day, service, slo, slice, SUM(good) AS good, SUM(valid) AS valid,
    SUM(IF(state = 'excluded', 0, good)) AS kept_good, SUM(IF(state = 'excluded', 0, valid)) AS kept_valid,
    COUNT_IF(state = 'good') AS good_minutes, COUNT_IF(state = 'bad') AS bad_minutes,
    COUNT_IF(state = 'no traffic') AS no_traffic_minutes, COUNT_IF(state = 'no telemetry') AS no_telemetry_minutes,
    COUNT_IF(state = 'excluded') AS excluded_minutes, COUNT_IF(NOT is_received) AS unreceived_minutes
  FROM minute GROUP BY day, service, slo, slice
),
judged AS (
  SELECT
    objective.*, slice.good AS good_events, slice.valid AS valid_events, slice.kept_good, slice.kept_valid,
    good_minutes, bad_minutes, no_traffic_minutes, no_telemetry_minutes, excluded_minutes,
    objective.budgeting = 'Occurrences' OR slice.no_telemetry_minutes = 0 AS is_known, unreceived_minutes,
    objective.budgeting = 'Occurrences' OR slice.unreceived_minutes = 0 AS is_received
  FROM objective JOIN slice USING (day, service, slo)
),
summed AS (
  SELECT
    day, service, slo, unit, budgeting, target, definition,
    SUM(good_events) AS good_events, SUM(valid_events) AS valid_events,
    SUM(IF(is_received, slice_good(budgeting, slice_target, good_events, valid_events), 0)) AS good,
    SUM(IF(is_received, slice_valid(budgeting, valid_events), 0)) AS valid,
    SUM(IF(is_known, slice_good(budgeting, slice_target, kept_good, kept_valid), 0)) AS adjusted_good,
    SUM(IF(is_known, slice_valid(budgeting, kept_valid), 0)) AS adjusted_valid,
    SUM(IF(is_known, 0, slice_valid(budgeting, 1))) AS missing_slices, SUM(IF(is_received, 0, slice_valid(budgeting, 1))) AS raw_missing_slices,
    SUM(unreceived_minutes) AS unreceived_minutes,
    CAST(SUM(good_minutes) AS INT) AS good_minutes, CAST(SUM(bad_minutes) AS INT) AS bad_minutes,
    CAST(SUM(no_traffic_minutes) AS INT) AS no_traffic_minutes, CAST(SUM(no_telemetry_minutes) AS INT) AS no_telemetry_minutes,
    CAST(SUM(excluded_minutes) AS INT) AS excluded_minutes
  FROM judged GROUP BY day, service, slo, unit, budgeting, target, definition
),
bounded AS (
  SELECT
    summed.*, good_minutes + bad_minutes + no_traffic_minutes AS telemetry_minutes,
    CASE
      WHEN unreceived_minutes = 0 THEN 0
      WHEN budgeting = 'Occurrences' THEN missing.raw_missing_events ELSE raw_missing_slices
    END AS missing,
    CASE
      WHEN no_telemetry_minutes = 0 THEN 0
      WHEN budgeting = 'Occurrences' THEN missing.missing_events ELSE missing_slices
    END AS adjusted_missing,
    failed.failed_users, known.service IS NOT NULL AS knows_users
  FROM summed LEFT JOIN missing USING (day, service, slo) LEFT JOIN failed USING (day, service, slo)
  LEFT JOIN known USING (day, service)
)
SELECT
  day, service, slo, unit, good, valid - good AS bad, valid, missing,
  adjusted_valid - adjusted_good AS adjusted_bad, adjusted_valid, adjusted_missing,
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
  verdict(valid - good, valid, missing, (1 - target) * (valid + missing), target, unit,
    no_telemetry_minutes) AS raw_verdict,
  verdict(adjusted_valid - adjusted_good, adjusted_valid, adjusted_missing,
    (1 - target) * (adjusted_valid + adjusted_missing), target, unit,
    no_telemetry_minutes) AS adjusted_verdict,
  target, definition
FROM bounded
