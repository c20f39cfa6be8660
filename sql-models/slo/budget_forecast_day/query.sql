-- grain: day, service, slo, window
-- meaning: Where each error budget is heading at the pace of the last four weeks. Likely goes on at
--   their mean day, low and high at that of their best and worst whole week, what is missing of the
--   latter counted as bad; where a week that misses days makes the mean pace better or worse than
--   those, the interval reaches to it. A rolling window is followed over its own length, with the
--   days that leave it; a calendar period to its end, against the budget of all of it. Two weeks of
--   days are needed; a forecast is a figure of its own and never mixed with what was measured.
-- look-back: the windows that hold the day, at least 28 days
WITH
-- Slices of another length are another unit.
slice AS (
  SELECT day, service, slo, slice_minutes FROM core.objective_day
),
budget AS (
  SELECT
    day, service, slo, window, window NOT IN ('week', 'month', 'quarter', 'year') AS is_rolling,
    CONCAT(unit, ' ', COALESCE(slice_minutes, 0)) AS unit, target, window_starts, window_ends,
    adjusted_bad AS bad, adjusted_valid AS valid, adjusted_budget AS budget, definition
  FROM slo.error_budget_day LEFT JOIN slice USING (day, service, slo)
  WHERE day BETWEEN :first_day AND :last_day
),
availability AS (
  SELECT
    day, service, slo, CONCAT(unit, ' ', COALESCE(slice_minutes, 0)) AS unit, target,
    adjusted_bad AS bad,
    adjusted_valid AS valid, COALESCE(adjusted_missing, 0) AS missing
  FROM slo.availability_day LEFT JOIN slice USING (day, service, slo)
  WHERE day <= :last_day AND day >= LEAST((SELECT MIN(window_starts) FROM budget),
    :first_day - INTERVAL '27' DAY)
),
judged AS (
  SELECT DISTINCT day, service, slo, unit FROM budget
),
week AS (
  SELECT judged.day, service, slo, unit, DATEDIFF(judged.day, availability.day) DIV 7 AS weeks_ago,
    COUNT(*) AS days, SUM(bad) AS bad, SUM(valid) AS valid, SUM(missing) AS missing
  FROM judged JOIN availability USING (service, slo, unit)
  WHERE availability.day BETWEEN judged.day - INTERVAL '27' DAY AND judged.day GROUP BY ALL
),
pace AS (
  SELECT
    day, service, slo, SUM(days) AS days, SUM(bad) AS bad, SUM(valid) AS valid,
    MIN(IF(days = 7, bad, NULL)) AS best_week, MAX(IF(days = 7, bad + missing, NULL)) AS worst_week
  FROM week GROUP BY day, service, slo HAVING SUM(days) >= 14
),
-- One row for each day to come.
ahead AS (
  SELECT
    budget.*, pace.days, pace.bad AS pace_bad, pace.valid AS pace_valid, pace.best_week,
    pace.worst_week, step,
    IF(budget.is_rolling, DATE_ADD(window_starts, step - 1), NULL) AS leaving_day
  FROM budget JOIN pace USING (day, service, slo)
  LATERAL VIEW EXPLODE(SEQUENCE(0, IF(budget.is_rolling,
    LEAST(DATEDIFF(window_ends, window_starts) + 1, 90),
    DATEDIFF(window_ends, budget.day)))) AS step
),
-- Days that leave a rolling window take their events with them.
moved AS (
  SELECT
    ahead.*,
    ahead.bad - SUM(COALESCE(availability.bad, 0)) OVER steps AS kept_bad,
    ahead.valid - SUM(COALESCE(availability.valid, 0)) OVER steps AS kept_valid,
    CAST(ahead.budget - SUM(COALESCE((1 - availability.target) * availability.valid, 0))
      OVER steps AS DECIMAL(38, 9)) AS kept_budget
  FROM ahead LEFT JOIN availability
    ON availability.service = ahead.service AND availability.slo = ahead.slo
      AND availability.unit = ahead.unit
    AND availability.day = ahead.leaving_day AND ahead.step > 0
  WINDOW steps AS (PARTITION BY ahead.day, ahead.service, ahead.slo, ahead.window ORDER BY step)
),
projected AS (
  SELECT
    day, service, slo, window, definition, step, window_ends, is_rolling,
    kept_bad + step * best_week DIV 7 AS bad_low,
    kept_bad + (step * pace_bad + days - 1) DIV days AS bad_likely,
    kept_bad + (step * worst_week + 6) DIV 7 AS bad_high,
    kept_valid + step * pace_valid DIV days AS valid,
    CAST(kept_budget + (1 - target) * (IF(is_rolling, step,
      DATEDIFF(window_ends, day)) * pace_valid DIV days) AS DECIMAL(38, 9)) AS budget
  FROM moved
),
-- The best week is never worse than the mean pace, nor the worst one better.
bounded AS (
  SELECT
    * EXCEPT (bad_low, bad_high), IF(bad_low IS NULL, NULL, LEAST(bad_low, bad_likely)) AS bad_low,
    IF(bad_high IS NULL, NULL, GREATEST(bad_high, bad_likely)) AS bad_high
  FROM projected
)
SELECT
  day, service, slo, window, MAX(DATE_ADD(day, CAST(step AS INT))) AS forecast_day,
  MAX_BY(valid, step) AS adjusted_valid, MAX_BY(budget, step) AS adjusted_budget,
  MAX_BY(bad_low, step) AS adjusted_bad_low,
  MAX_BY(bad_likely, step) AS adjusted_bad_likely, MAX_BY(bad_high, step) AS adjusted_bad_high,
  MIN(IF(GREATEST(bad_high, bad_likely) > budget, DATE_ADD(day, CAST(step AS INT)),
    NULL)) AS exhausted_not_before,
  MIN(IF(bad_likely > budget, DATE_ADD(day, CAST(step AS INT)), NULL)) AS exhausted_likely,
  definition
FROM bounded GROUP BY day, service, slo, window, definition
