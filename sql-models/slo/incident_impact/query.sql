-- grain: day, service, slo, incident
-- meaning: Who takes what was bad: an event belongs to the incident of its minute, a slice to the
--   one that slo.incident_minute would choose among all of its minutes, and the rest is
--   unattributed. Incidents and the rest add up to slo.availability_day, which a check holds them
--   to.
-- look-back: 0 days
WITH
objective AS (
  SELECT day, service, slo, source, unit, budgeting, slice_minutes, day_starts, definition
  FROM core.objective_day
  WHERE day BETWEEN :first_day AND :last_day
),
event AS (
  SELECT day, service, slo, source, minute, good, valid FROM core.sli_minute
  WHERE day BETWEEN :first_day AND :last_day
),
slice AS (
  SELECT day, service, slo, slice, is_adjusted, good, bad FROM slo.slice
  WHERE budgeting <> 'Occurrences' AND day BETWEEN :first_day AND :last_day
),
-- Minutes, and the one incident that each belongs to.
taken AS (
  SELECT day, service, minute, taker FROM slo.incident_minute
  WHERE day BETWEEN :first_day AND :last_day
),
excluded AS (
  SELECT day, service, objective.slo, COLLECT_LIST(STRUCT(starts, ends)) AS spans
  FROM core.exclusion_day JOIN objective USING (day, service)
  WHERE COALESCE(exclusion_day.slo, '(all)') IN ('(all)', objective.slo)
  GROUP BY day, service, objective.slo
),
incident AS (
  SELECT day, service, incident FROM core.incident_day WHERE day BETWEEN :first_day AND :last_day
),
-- A slice belongs to the worst incident of any of its minutes.
taken_slice AS (
  SELECT day, service, slo,
    CAST(TIMESTAMPDIFF(MINUTE, day_starts, minute) DIV slice_minutes AS INT) AS slice,
    MIN(taker) AS taker
  FROM taken JOIN objective USING (day, service) WHERE budgeting <> 'Occurrences'
  GROUP BY day, service, slo, slice
),
share AS (
  SELECT
    day, service, slo, COALESCE(taker.incident, 'unattributed') AS incident, valid - good AS bad,
    valid,
    COALESCE(EXISTS(spans, span -> minute >= span.starts AND minute < span.ends),
      FALSE) AS is_excluded, TRUE AS is_raw
  FROM event JOIN objective USING (day, service, slo, source)
  LEFT JOIN taken USING (day, service, minute) LEFT JOIN excluded USING (day, service, slo)
  WHERE budgeting = 'Occurrences'
  UNION ALL
  SELECT day, service, slo, COALESCE(taker.incident, 'unattributed') AS incident, bad,
    good + bad AS valid, NOT is_adjusted AS is_excluded, NOT is_adjusted AS is_raw
  FROM slice LEFT JOIN taken_slice USING (day, service, slo, slice)
  UNION ALL
  SELECT day, service, slo, 'unattributed' AS incident, 0 AS bad, 0 AS valid, FALSE AS is_excluded,
    TRUE AS is_raw FROM objective
  UNION ALL
  SELECT day, service, slo, incident, 0 AS bad, 0 AS valid, FALSE AS is_excluded, TRUE AS is_raw
  FROM incident JOIN objective USING (day, service)
),
summed AS (
  SELECT
    day, service, slo, incident, SUM(IF(is_raw, bad, 0)) AS bad, SUM(IF(is_raw, valid, 0)) AS valid,
    SUM(IF(is_excluded, 0, bad)) AS adjusted_bad, SUM(IF(is_excluded, 0, valid)) AS adjusted_valid
  FROM share GROUP BY day, service, slo, incident
)
SELECT day, service, slo, incident, unit, bad, valid, adjusted_bad, adjusted_valid, definition
FROM summed JOIN objective USING (day, service, slo)
