-- grain: day, service, slo
-- meaning: Availability of a day is the sum of good events over the sum of valid ones. A minute is good
--   or bad by its own events against the target, has no traffic when telemetry arrived and held nothing
--   valid, and is without telemetry when its raw partition did not arrive whole: unknown, never good.
-- look-back: 0 days; partitions of the day before may reach into the day
WITH
objective AS (
  SELECT day, service, slo, source, target, day_starts, day_ends, definition FROM core.objective_day
  WHERE day BETWEEN :first_day AND :last_day
),
received AS (
  SELECT day, source, partition, starts, ends FROM core.partition
  WHERE day BETWEEN :first_day - INTERVAL '1' DAY AND :last_day AND state = 'received'
),
event_minute AS (
  SELECT day, service, slo, source, minute, good, valid FROM core.sli_minute
  WHERE day BETWEEN :first_day AND :last_day
),
covered AS (
  SELECT
    objective.day, service, slo, source, partition,
    MAX_BY(GREATEST(received.starts, objective.day_starts), received.day) AS starts,
    MAX_BY(LEAST(received.ends, objective.day_ends), received.day) AS ends
  FROM objective JOIN received USING (source)
  WHERE received.day BETWEEN objective.day - INTERVAL '1' DAY AND objective.day
    AND received.starts < objective.day_ends AND received.ends > objective.day_starts
  GROUP BY objective.day, service, slo, source, partition
),
telemetry AS (
  SELECT day, service, slo, SUM(TIMESTAMPDIFF(MINUTE, starts, ends)) AS minutes
  FROM covered GROUP BY day, service, slo
),
judged AS (
  SELECT
    event_minute.day, event_minute.service, event_minute.slo, event_minute.good, event_minute.valid, covered.partition IS NOT NULL AS is_covered,
    event_minute.valid - event_minute.good > (1 - objective.target) * event_minute.valid AS misses
  FROM event_minute
  JOIN objective USING (day, service, slo, source)
  LEFT JOIN covered
    ON covered.day = event_minute.day AND covered.service = event_minute.service
    AND covered.slo = event_minute.slo AND covered.source = event_minute.source
    AND event_minute.minute >= covered.starts AND event_minute.minute < covered.ends
),
summed AS (
  SELECT
    day, service, slo, SUM(good) AS good, SUM(valid) AS valid,
    COUNT_IF(is_covered AND NOT misses) AS good_minutes,
    COUNT_IF(is_covered AND misses) AS bad_minutes
  FROM judged GROUP BY day, service, slo
),
stated AS (
  SELECT
    day, service, slo, objective.target, objective.definition,
    COALESCE(summed.good, 0) AS good, COALESCE(summed.valid, 0) AS valid,
    COALESCE(summed.good_minutes, 0) AS good_minutes, COALESCE(summed.bad_minutes, 0) AS bad_minutes,
    COALESCE(telemetry.minutes, 0) AS telemetry_minutes,
    TIMESTAMPDIFF(MINUTE, objective.day_starts, objective.day_ends) AS day_minutes
  FROM objective
  LEFT JOIN summed USING (day, service, slo)
  LEFT JOIN telemetry USING (day, service, slo)
)
SELECT
  day, service, slo, good, valid - good AS bad, valid,
  CAST(good_minutes AS INT) AS good_minutes,
  CAST(bad_minutes AS INT) AS bad_minutes,
  CAST(telemetry_minutes - good_minutes - bad_minutes AS INT) AS no_traffic_minutes,
  CAST(day_minutes - telemetry_minutes AS INT) AS no_telemetry_minutes,
  ratio_down(good, valid) AS availability,
  ratio_down(telemetry_minutes, day_minutes) AS coverage,
  target, definition
FROM stated
