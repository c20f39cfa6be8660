-- grain: day, service, slo, starts
-- meaning: Spans in which what was bad over both windows of a pair exceeds the pair's factor times
--   what the targets allow: 1 h and 5 min: 14.4; 6 h and 30 min: 6; 1 d and 2 h: 3; 3 d and 6 h: 1
--   (Google's SRE workbook, chapter 5). Every minute allows what the target of its own day does.
--   Counted in the unit of the objective: events in their minute; a slice in its last minute, and
--   not at all if one of its minutes has no telemetry. Excluded minutes do not count. A pair needs
--   its whole long window of minutes, all in one unit. Cut at midnight; slo.burn_episode joins what
--   goes on. Distributed once, for slices and windows alike.
-- look-back: 4 days, for three days of minutes where a day has 23 hours
WITH
objective AS (
  -- Slices of another length are another unit.
  SELECT
    day, service, slo, CONCAT(unit, ' ', COALESCE(slice_minutes, 0)) AS unit, budgeting,
    slice_target, 1 - target AS allowed, definition
  FROM core.objective_day
  WHERE day BETWEEN :first_day - INTERVAL '4' DAY AND :last_day
),
minute AS (
  SELECT day, service, slo, minute, minute_of_day, slice, state, good, valid FROM slo.state_minute
  WHERE day BETWEEN :first_day - INTERVAL '4' DAY AND :last_day
),
-- Excluded minutes keep their place and count nothing.
kept AS (
  SELECT
    day, service, slo, objective.unit, objective.budgeting, objective.slice_target,
    objective.allowed, minute,
    IF(budgeting = 'Occurrences', minute_of_day, slice) AS slice,
    budgeting <> 'Occurrences' AND state = 'no telemetry' AS is_unknown,
    IF(state = 'excluded', 0, good) AS good, IF(state = 'excluded', 0, valid) AS valid
  FROM minute JOIN objective USING (day, service, slo) DISTRIBUTE BY service, slo
),
sliced AS (
  SELECT
    day, service, slo, unit, budgeting, slice_target, allowed, slice, minute,
    SUM(good) OVER past AS good, SUM(valid) OVER past AS valid,
    LEAD(minute) OVER past IS NULL AND NOT BOOL_OR(is_unknown) OVER past AS is_counted
  FROM kept WINDOW past AS (PARTITION BY service, slo, unit, day, slice ORDER BY minute)
),
counted AS (
  SELECT
    day, service, slo, unit, allowed, slice, minute,
    IF(is_counted, slice_good(budgeting, slice_target, good, valid), 0) AS good,
    IF(is_counted, slice_valid(budgeting, valid), 0) AS valid
  FROM sliced
),
-- How much of what is valid may be bad.
allowing AS (
  SELECT day, service, slo, unit, slice, minute, valid - good AS bad, valid,
    CAST(allowed * valid AS DECIMAL(28, 9)) AS allowed FROM counted
),
running AS (
  SELECT
    day, service, slo, unit, slice, minute, bad, valid,
    STRUCT(SUM(bad) OVER past AS bad, CAST(SUM(allowed)
      OVER past AS DECIMAL(28, 9)) AS allowed) AS total,
    STRUCT(minute, - bad + SUM(bad) OVER past AS bad,
      - allowed + CAST(SUM(allowed) OVER past AS DECIMAL(28, 9)) AS allowed) AS before
  FROM allowing WINDOW past AS (PARTITION BY service, slo, unit ORDER BY day, slice,
    minute ROWS UNBOUNDED PRECEDING)
),
-- Sums at the start of each long and short window that ends with a minute.
looked_back AS (
  SELECT
    day, service, slo, minute, bad, valid, total,
    ARRAY(
      STRUCT('1h' AS name, 14.4BD AS factor, 60 AS minutes, LAG(before, 59) OVER past AS long,
        LAG(before, 4) OVER past AS short),
      STRUCT('6h' AS name, 6.0BD AS factor, 360 AS minutes, LAG(before, 359) OVER past AS long,
        LAG(before, 29) OVER past AS short),
      STRUCT('1d' AS name, 3.0BD AS factor, 1440 AS minutes, LAG(before, 1439) OVER past AS long,
        LAG(before, 119) OVER past AS short),
      STRUCT('3d' AS name, 1.0BD AS factor, 4320 AS minutes, LAG(before, 4319) OVER past AS long,
        LAG(before, 359) OVER past AS short)
    ) AS pairs
  FROM running WINDOW past AS (PARTITION BY service, slo, unit ORDER BY day, slice, minute)
),
-- Pairs of windows whose burn rates are both over their factor.
burning AS (
  SELECT
    day, service, slo, minute, bad, valid, total,
    FILTER(pairs, pair -> TIMESTAMPDIFF(MINUTE, pair.long.minute, minute) = pair.minutes - 1
      AND total.bad > pair.long.bad AND total.bad > pair.short.bad
      AND total.bad - pair.long.bad > pair.factor * (total.allowed - pair.long.allowed)
      AND total.bad - pair.short.bad > pair.factor * (total.allowed - pair.short.allowed)) AS pairs
  FROM looked_back WHERE day BETWEEN :first_day AND :last_day
),
numbered AS (
  SELECT *, TIMESTAMPADD(MINUTE, - ROW_NUMBER()
    OVER (PARTITION BY day, service, slo ORDER BY minute), minute) AS span
  FROM burning WHERE SIZE(pairs) > 0
),
-- One row for each pair of windows that burns.
paired AS (
  SELECT
    day, service, slo, span, minute, pair.name, IF(position = 0, bad, 0) AS bad,
    IF(position = 0, valid, 0) AS valid,
    spent_up(total.bad - pair.long.bad, total.allowed - pair.long.allowed) AS burn
  FROM numbered LATERAL VIEW POSEXPLODE(pairs) AS position, pair
)
SELECT
  day, service, slo, MIN(minute) AS starts, TIMESTAMPADD(MINUTE, 1, MAX(minute)) AS ends,
  SORT_ARRAY(COLLECT_SET(name)) AS windows,
  IF(COUNT(burn) = COUNT(*), MAX(burn), NULL) AS peak_burn,
  SUM(bad) AS adjusted_bad, SUM(valid) AS adjusted_valid, definition
FROM paired JOIN objective USING (day, service, slo) GROUP BY day, service, slo, span, definition
