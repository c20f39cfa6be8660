-- grain: day, service, slo, window
-- meaning: How each objective did in its own window and in the calendar week, month, quarter and
--   year, as it stood at the end of the day: sums of days, each allowed what its own target allows.
--   A report prints the rows of its period's last day. A day of the window that is not recorded,
--   once the objective is in force, is without telemetry, and nothing of it can be estimated; a
--   rolling window leaves out the days before the record began. Days counted in another unit, or in
--   slices of another length, add their minutes alone, and leave the verdicts unknown. Columns
--   named adjusted leave out excluded minutes.
-- look-back: the windows that hold the day
WITH
period AS (
  SELECT
    day, service, slo, window, is_objective_window, window_starts, window_ends,
    day = window_ends AS is_over,
    unit, slice_minutes, bad_is, is_main, target, definition,
    COALESCE(objective_from, window_starts) AS since
  FROM slo.window_day WHERE day BETWEEN :first_day AND :last_day
),
recorded AS (
  SELECT day, service, slo, slice_minutes FROM core.objective_day
),
availability AS (
  SELECT
    day, service, slo, slice_minutes, unit, target, 1 - target AS allowed_share, good, bad, valid,
    missing,
    adjusted_bad, adjusted_valid, adjusted_missing, good_minutes, bad_minutes, no_traffic_minutes,
    no_telemetry_minutes, excluded_minutes, failed_users, knows_users
  FROM slo.availability_day LEFT JOIN recorded USING (day, service, slo)
  WHERE day <= :last_day AND day >= (SELECT MIN(window_starts) FROM period)
),
began AS (
  SELECT MIN(day) AS record_starts FROM recorded
),
unrecorded AS (
  SELECT COLLECT_LIST(STRUCT(lived.day,
    TIMESTAMPDIFF(MINUTE, day_starts, day_ends) AS minutes)) AS days
  FROM (SELECT MIN(window_starts) AS day FROM period) AS earliest,
    LATERAL calendar_days(earliest.day, :last_day, :time_zone) AS lived
  LEFT ANTI JOIN recorded ON recorded.day = lived.day
),
counted AS (
  SELECT
    period.*, allowed_share, good, bad, valid, missing,
    adjusted_bad, adjusted_valid, adjusted_missing, good_minutes, bad_minutes, no_traffic_minutes,
    no_telemetry_minutes, excluded_minutes, knows_users,
    availability.unit = period.unit
      AND availability.slice_minutes <=> period.slice_minutes AS counts,
    IF(is_over OR window IN ('week', 'month'), failed_users, NULL) AS failed_users
  FROM period JOIN availability USING (service, slo)
  WHERE availability.day BETWEEN period.window_starts AND period.day
),
summed AS (
  SELECT
    day, service, slo, window, is_objective_window, window_starts, window_ends, is_over, unit,
    slice_minutes,
    bad_is, is_main, target, definition, since,
    SUM(IF(counts, good, 0)) AS good, SUM(IF(counts, bad, 0)) AS bad,
    SUM(IF(counts, valid, 0)) AS valid,
    SUM(IF(counts, adjusted_bad, 0)) AS adjusted_bad,
    SUM(IF(counts, adjusted_valid, 0)) AS adjusted_valid,
    IF(COUNT_IF(counts AND missing IS NOT NULL) = COUNT(*), SUM(missing), NULL) AS missing,
    IF(COUNT_IF(counts AND adjusted_missing IS NOT NULL) = COUNT(*), SUM(adjusted_missing), NULL)
      AS adjusted_missing,
    SUM(good_minutes) AS good_minutes, SUM(bad_minutes) AS bad_minutes,
    SUM(no_traffic_minutes) AS no_traffic_minutes,
    SUM(no_telemetry_minutes) AS no_telemetry_minutes,
    SUM(excluded_minutes) AS excluded_minutes,
    CAST(SUM(IF(counts, allowed_share * valid, 0)) AS DECIMAL(38, 9)) AS budget,
    CAST(SUM(IF(counts, allowed_share * adjusted_valid, 0)) AS DECIMAL(38, 9)) AS adjusted_budget,
    CAST(SUM(allowed_share * (valid + missing)) AS DECIMAL(38, 9)) AS allowed,
    CAST(SUM(allowed_share * (adjusted_valid + adjusted_missing)) AS DECIMAL(38, 9))
      AS adjusted_allowed,
    THETA_SKETCH_ESTIMATE(THETA_UNION_AGG(failed_users)) AS failed_users,
    BOOL_OR(knows_users) AS knows_users
  FROM counted GROUP BY ALL
),
known AS (
  SELECT
    *, GREATEST(since, window_starts,
      IF(window IN ('week', 'month', 'quarter', 'year'), window_starts,
        record_starts)) AS holes_from
  FROM summed CROSS JOIN began
),
whole AS (
  SELECT
    *, AGGREGATE(
      FILTER(unrecorded.days, hole -> hole.day BETWEEN holes_from AND known.day), 0L,
      (minutes, hole) -> minutes + hole.minutes) AS hole_minutes
  FROM known CROSS JOIN unrecorded
),
-- A period with days that were never recorded has no bounds.
bounded AS (
  SELECT
    * EXCEPT (missing, adjusted_missing, no_telemetry_minutes),
    IF(hole_minutes = 0, missing, NULL) AS missing,
    IF(hole_minutes = 0, adjusted_missing, NULL) AS adjusted_missing,
    no_telemetry_minutes + hole_minutes AS no_telemetry_minutes,
    good_minutes + bad_minutes + no_traffic_minutes AS telemetry_minutes,
    adjusted_valid - adjusted_bad AS adjusted_good
  FROM whole
)
SELECT
  day, service, slo, window, is_objective_window, window_starts, window_ends, is_over, unit,
  slice_minutes,
  bad_is, is_main, target, good, bad, valid, missing, adjusted_bad, adjusted_valid,
  adjusted_missing,
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
  budget, spent_up(bad, budget) AS spent_share,
  adjusted_budget, spent_up(adjusted_bad, adjusted_budget) AS adjusted_spent_share,
  IF(knows_users AND (is_over OR window IN ('week', 'month')), COALESCE(failed_users, 0),
    NULL) AS failed_users,
  verdict(bad, valid, missing, allowed, target, unit, no_telemetry_minutes) AS raw_verdict,
  verdict(adjusted_bad, adjusted_valid, adjusted_missing, adjusted_allowed, target, unit,
    no_telemetry_minutes) AS adjusted_verdict,
  definition
FROM bounded
