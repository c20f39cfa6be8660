-- grain: day, service, slo
-- meaning: What minutes without telemetry would have held: the median of the valid events of the same
--   minutes in the four weeks before, as far as those had telemetry, less what came all the same. Only days
--   with such minutes have a row. Half an event counts as one.
-- look-back: 28 days
WITH
objective AS (
  SELECT day, service, slo, source, TIMESTAMPDIFF(MINUTE, day_starts, day_ends) AS minutes FROM core.objective_day
  WHERE day BETWEEN :first_day AND :last_day
),
covered AS (
  SELECT
    day, source, SUM(COALESCE(TIMESTAMPDIFF(MINUTE, covers_from, covers_until), 0)) AS minutes,
    COUNT_IF(state <> 'received' OR doubt IS NOT NULL) > 0 AS has_gap
  FROM core.partition WHERE day BETWEEN :first_day AND :last_day GROUP BY day, source
),
suspect AS ( -- few days, so that the minutes of few are looked at
  SELECT day, service, slo FROM objective LEFT JOIN covered USING (day, source)
  WHERE COALESCE(covered.has_gap OR covered.minutes <> objective.minutes, TRUE)
),
minute AS (
  SELECT day, service, slo, minute_of_day, valid, state FROM slo.state_minute LEFT SEMI JOIN suspect USING (day, service, slo)
  WHERE day BETWEEN :first_day AND :last_day AND state = 'no telemetry'
),
week_before AS (
  SELECT day, service, slo, minute_of_day, valid, DATE_SUB(day, 7 * weeks) AS earlier_day
  FROM minute LATERAL VIEW EXPLODE(ARRAY(1, 2, 3, 4)) AS weeks
),
earlier AS (
  SELECT DISTINCT earlier_day AS day, service, slo FROM week_before
),
known AS (
  SELECT day AS earlier_day, service, slo, minute_of_day, valid FROM slo.state_minute LEFT SEMI JOIN earlier USING (day, service, slo)
  WHERE day BETWEEN :first_day - INTERVAL '28' DAY AND :last_day AND state <> 'no telemetry'
),
volume AS (
  SELECT week_before.day, service, slo, minute_of_day, MAX(week_before.valid) AS received, ARRAY_SORT(COLLECT_LIST(known.valid)) AS earlier
  FROM week_before LEFT JOIN known USING (earlier_day, service, slo, minute_of_day)
  GROUP BY week_before.day, service, slo, minute_of_day
),
expected AS (
  SELECT
    day, service, slo, received,
    IF(SIZE(earlier) = 0, NULL, (earlier[CAST((SIZE(earlier) - 1) DIV 2 AS INT)] + earlier[CAST(SIZE(earlier) DIV 2 AS INT)] + 1) DIV 2) AS events
  FROM volume
),
summed AS (
  SELECT
    day, service, slo, CAST(COUNT(*) AS INT) AS minutes, CAST(COUNT_IF(events IS NULL) AS INT) AS unknown_minutes,
    IF(COUNT(events) = COUNT(*), SUM(GREATEST(events - received, 0)), NULL) AS missing_events
  FROM expected GROUP BY day, service, slo
)
SELECT * FROM summed
