-- grain: day, service, slo, starts
-- meaning: Spans in which what was bad over both windows of a pair exceeds the pair's factor times what the
--   targets allow: 1 h and 5 min: 14.4; 6 h and 30 min: 6; 1 d and 2 h: 3; 3 d and 6 h: 1 (Google's SRE
--   workbook, chapter 5). Every minute allows what the target of its own day does. A pair needs its whole long
--   window of minutes, all in the unit of the day. Events in excluded minutes do not count. Counted in events,
--   whatever the budgeting. Cut at midnight; slo.burn_episode joins what goes on.
-- look-back: 4 days, for three days of minutes where a day has 23 hours
WITH
objective AS (
  SELECT day, service, slo, unit, 1 - target AS allowed FROM core.objective_day
  WHERE day BETWEEN :first_day - INTERVAL '4' DAY AND :last_day
),
minute AS (
  SELECT day, service, slo, minute, IF(state = 'excluded', 0, valid - good) AS bad, IF(state = 'excluded', 0, valid) AS valid
  FROM slo.state_minute WHERE day BETWEEN :first_day - INTERVAL '4' DAY AND :last_day
),
allowing AS (
  SELECT day, service, slo, objective.unit, minute, bad, valid, CAST(objective.allowed * valid AS DECIMAL(28, 9)) AS allowed
  FROM minute JOIN objective USING (day, service, slo)
),
running AS (
  SELECT
    day, service, slo, unit, minute, bad, valid,
    STRUCT(SUM(bad) OVER past AS bad, CAST(SUM(allowed) OVER past AS DECIMAL(28, 9)) AS allowed) AS total,
    STRUCT(minute, - bad + SUM(bad) OVER past AS bad, - allowed + CAST(SUM(allowed) OVER past AS DECIMAL(28, 9)) AS allowed) AS before
  FROM allowing WINDOW past AS (PARTITION BY service, slo, unit ORDER BY minute ROWS UNBOUNDED PRECEDING)
),
looked_back AS (
  SELECT
    day, service, slo, minute, bad, valid, total,
    ARRAY(
      STRUCT('1h' AS name, 14.4BD AS factor, 60 AS minutes, LAG(before, 59) OVER past AS long, LAG(before, 4) OVER past AS short),
      STRUCT('6h' AS name, 6.0BD AS factor, 360 AS minutes, LAG(before, 359) OVER past AS long, LAG(before, 29) OVER past AS short),
      STRUCT('1d' AS name, 3.0BD AS factor, 1440 AS minutes, LAG(before, 1439) OVER past AS long, LAG(before, 119) OVER past AS short),
      STRUCT('3d' AS name, 1.0BD AS factor, 4320 AS minutes, LAG(before, 4319) OVER past AS long, LAG(before, 359) OVER past AS short)
    ) AS pairs
  FROM running WINDOW past AS (PARTITION BY service, slo, unit ORDER BY minute)
),
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
  SELECT *, TIMESTAMPADD(MINUTE, - ROW_NUMBER() OVER (PARTITION BY day, service, slo ORDER BY minute), minute) AS span
  FROM burning WHERE SIZE(pairs) > 0
),
paired AS (
  SELECT
    day, service, slo, span, minute, pair.name, IF(position = 0, bad, 0) AS bad, IF(position = 0, valid, 0) AS valid,
    spent_up(total.bad - pair.long.bad, total.allowed - pair.long.allowed) AS burn
  FROM numbered LATERAL VIEW POSEXPLODE(pairs) AS position, pair
)
SELECT
  day, service, slo, MIN(minute) AS starts, TIMESTAMPADD(MINUTE, 1, MAX(minute)) AS ends, SORT_ARRAY(COLLECT_SET(name)) AS windows,
  IF(COUNT(burn) = COUNT(*), MAX(burn), NULL) AS peak_burn, SUM(bad) AS bad, SUM(valid) AS valid
FROM paired GROUP BY day, service, slo, span
