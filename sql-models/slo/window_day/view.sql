-- grain: day, service, slo, window
-- meaning: The windows that a recorded day of an objective stands in: the objective's own one, and
--   the calendar week, month, quarter and year. An objective whose own window is a calendar period
--   has four. A view.
WITH
objective AS (
  SELECT
    day, service, slo, unit, slice_minutes, bad_is, is_main, target, window, window_starts,
    window_ends,
    objective_from, definition
  FROM core.objective_day
),
calendar AS (
  SELECT
    day, service, slo, unit, slice_minutes, bad_is, is_main, target, name AS window,
    window_start(day, unit_of_period, 1, FALSE) AS window_starts,
    window_end(day, unit_of_period, FALSE) AS window_ends, objective_from, definition
  -- Both spellings are written out: LOWER of a text loads tables that take a second.
  FROM objective
  LATERAL VIEW EXPLODE(MAP('week', 'WEEK', 'month', 'MONTH', 'quarter', 'QUARTER', 'year', 'YEAR'))
    AS name, unit_of_period
  WHERE name <> objective.window
)
SELECT
  day, service, slo, window, TRUE AS is_objective_window, window_starts, window_ends, unit,
  slice_minutes,
  bad_is, is_main, target, objective_from, definition
FROM objective
UNION ALL
SELECT
  day, service, slo, window, FALSE AS is_objective_window, window_starts, window_ends, unit,
  slice_minutes,
  bad_is, is_main, target, objective_from, definition
FROM calendar
