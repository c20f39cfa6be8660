-- grain: day, service, slo, window
-- meaning: The error budget of each objective's own window and of the calendar week, month, quarter and
--   year, as it stood at the end of the day: what its targets allow to be bad of what was valid to date, and
--   the share of that which was spent. Every day is judged by the target in force on it. Adjusted counts
--   decide. A calendar period that is not over is at risk, and not missed, when it is over its budget to date.
--   A day that is not recorded, between the first that ever was and this one, is without telemetry, and nothing
--   of it can be estimated.
-- look-back: the windows that hold the day
WITH
objective AS (
  SELECT day, service, slo, unit, target, window, window_starts, window_ends, definition FROM core.objective_day
  WHERE day BETWEEN :first_day AND :last_day
),
recorded AS (
  SELECT DISTINCT day FROM core.objective_day
),
period AS (
  SELECT day, service, slo, unit, target, definition, window, window_starts, window_ends, TRUE AS is_objective_window FROM objective
  UNION ALL
  SELECT
    day, service, slo, unit, target, definition, name AS window,
    window_start(day, unit_of_period, 1, FALSE) AS window_starts, window_end(day, unit_of_period, FALSE) AS window_ends, FALSE AS is_objective_window
  -- Both spellings are written out: LOWER of a text loads tables that take a second.
  FROM objective LATERAL VIEW EXPLODE(MAP('week', 'WEEK', 'month', 'MONTH', 'quarter', 'QUARTER', 'year', 'YEAR')) AS name, unit_of_period
  WHERE name <> objective.window
),
unrecorded AS (
  SELECT lived.day, TIMESTAMPDIFF(MINUTE, day_starts, day_ends) AS minutes
  FROM (SELECT MIN(day) AS day FROM recorded) AS began, LATERAL calendar_days(began.day, :last_day, :time_zone) AS lived
  LEFT ANTI JOIN recorded ON recorded.day = lived.day
),
hole AS (
  SELECT period.day, service, slo, window, SUM(unrecorded.minutes) AS minutes
  FROM period JOIN unrecorded ON unrecorded.day BETWEEN window_starts AND period.day
  GROUP BY period.day, service, slo, window
),
availability AS (
  SELECT day, service, slo, unit, target, bad, valid, adjusted_bad, adjusted_valid, missing, raw_missing, no_telemetry_minutes FROM slo.availability_day
  WHERE day <= :last_day AND day >= (SELECT MIN(window_starts) FROM period)
),
spent AS (
  SELECT
    period.day, service, slo, period.unit, period.target, period.definition, window, window_starts, window_ends, is_objective_window,
    SUM(bad) AS bad, SUM(valid) AS valid, SUM(adjusted_bad) AS adjusted_bad, SUM(adjusted_valid) AS adjusted_valid,
    IF(COUNT(missing) = COUNT(*), SUM(missing), NULL) AS missing, IF(COUNT(raw_missing) = COUNT(*), SUM(raw_missing), NULL) AS raw_missing, SUM(no_telemetry_minutes) AS no_telemetry_minutes,
    CAST(SUM((1 - availability.target) * adjusted_valid) AS DECIMAL(38, 9)) AS budget,
    CAST(SUM((1 - availability.target) * (adjusted_valid + missing)) AS DECIMAL(38, 9)) AS allowed,
    CAST(SUM((1 - availability.target) * valid) AS DECIMAL(38, 9)) AS raw_budget,
    CAST(SUM((1 - availability.target) * (valid + raw_missing)) AS DECIMAL(38, 9)) AS raw_allowed,
    SUM(IF(availability.day = period.day, adjusted_bad, 0)) AS day_bad,
    CAST(SUM(IF(availability.day = period.day, (1 - availability.target) * adjusted_valid, 0)) AS DECIMAL(38, 9)) AS day_budget
  FROM period JOIN availability USING (service, slo)
  WHERE availability.day BETWEEN period.window_starts AND period.day AND availability.unit = period.unit
  GROUP BY period.day, service, slo, period.unit, period.target, period.definition, window, window_starts, window_ends, is_objective_window
),
whole AS (
  SELECT
    * EXCEPT (missing, raw_missing, no_telemetry_minutes, minutes),
    IF(hole.minutes IS NULL, missing, NULL) AS missing, IF(hole.minutes IS NULL, raw_missing, NULL) AS raw_missing,
    no_telemetry_minutes + COALESCE(hole.minutes, 0) AS no_telemetry_minutes
  FROM spent LEFT JOIN hole USING (day, service, slo, window)
),
judged AS (
  SELECT
    *, day = window_ends AS is_over, spent_up(adjusted_bad, budget) AS spent_share,
    verdict(adjusted_bad, adjusted_valid, missing, allowed, target, unit, no_telemetry_minutes) AS verdict,
    verdict(bad, valid, raw_missing, raw_allowed, target, unit, no_telemetry_minutes) AS raw_verdict,
    TO_UTC_TIMESTAMP(CAST(window_starts AS TIMESTAMP), :time_zone) AS starts,
    TO_UTC_TIMESTAMP(CAST(DATE_ADD(window_ends, 1) AS TIMESTAMP), :time_zone) AS ends,
    TO_UTC_TIMESTAMP(CAST(DATE_ADD(day, 1) AS TIMESTAMP), :time_zone) AS now
  FROM whole
)
SELECT
  day, service, slo, window, is_objective_window, window_starts, window_ends, is_over, unit, target,
  bad, valid, adjusted_bad, adjusted_valid, missing, no_telemetry_minutes, budget, spent_share,
  spent_up(day_bad, day_budget) AS burn_rate_1d,
  ratio_down(TIMESTAMPDIFF(MINUTE, starts, now), TIMESTAMPDIFF(MINUTE, starts, ends)) AS elapsed_share,
  at_risk(verdict, spent_share, is_over) AS verdict, at_risk(raw_verdict, spent_up(bad, raw_budget), is_over) AS raw_verdict, definition
FROM judged
