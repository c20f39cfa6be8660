-- grain: day, service, slo
-- meaning: The version of every objective that was effective on the day, the span of that day in
--   UTC, and the window that the day's error budget is spent over. A day of the reporting calendar
--   has 23, 24 or 25 hours; one that a zone skipped as it crossed the date line is none. Calendar
--   windows are real ISO weeks, months, quarters and years.
-- look-back: 0 days
WITH
objective AS (
  SELECT
    service, slo, source, target, budgeting, slice_target, slice_minutes, is_measured,
    window, window_unit, window_length, is_rolling, effective_from, effective_until, definition,
    bad_is, is_main, objective_from, row_events, is_check
  FROM catalog_objective
),
lived AS (
  SELECT day, day_starts, day_ends FROM calendar_days(:first_day, :last_day, :time_zone)
),
effective AS (
  SELECT
    day, objective.service, objective.slo, objective.source, objective.target, objective.budgeting,
    objective.slice_target, objective.slice_minutes,
    CASE
      WHEN objective.budgeting = 'Timeslices' THEN 'slices'
      WHEN objective.budgeting = 'RatioTimeslices' THEN 'billionths of slices'
      ELSE IF(objective.is_measured, 'millionths of measurements', 'events')
    END AS unit,
    objective.window,
    window_start(day, objective.window_unit, objective.window_length,
      objective.is_rolling) AS window_starts,
    window_end(day, objective.window_unit, objective.is_rolling) AS window_ends,
    lived.day_starts, lived.day_ends, objective.effective_from, objective.definition,
    objective.bad_is, objective.is_main, objective.objective_from, objective.row_events,
    objective.is_check
  FROM lived
  JOIN objective
    ON lived.day >= COALESCE(objective.effective_from, lived.day)
    AND lived.day <= COALESCE(objective.effective_until, lived.day)
)
SELECT * FROM effective
