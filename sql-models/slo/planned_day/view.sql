-- grain: day, service, slo
-- meaning: What decides the states of an objective's minutes: the day's span, the stretches of it
--   that whole and living raw partitions cover, and those that approved exclusions take out. A
--   view.
WITH
objective AS (
  SELECT day, service, slo, source, COALESCE(slice_target, target) AS target, slice_minutes,
    day_starts, day_ends, definition
  FROM core.objective_day
),
received AS (
  -- From the start or the end of a hole to the start of the next one or the end.
  SELECT day, source, FLATTEN(COLLECT_LIST(FILTER(ZIP_WITH(
    CONCAT(ARRAY(covers_from), TRANSFORM(COALESCE(holes, ARRAY()), hole -> hole.ends)),
    CONCAT(TRANSFORM(COALESCE(holes, ARRAY()), hole -> hole.starts), ARRAY(covers_until)),
    (starts, ends) -> STRUCT(starts, ends)), span -> span.starts < span.ends))) AS spans
  FROM core.partition WHERE covers_from < covers_until GROUP BY day, source
),
excluded AS (
  SELECT day, service, objective.slo, COLLECT_LIST(STRUCT(starts, ends)) AS spans
  FROM core.exclusion_day JOIN objective USING (day, service)
  WHERE COALESCE(exclusion_day.slo, '(all)') IN ('(all)', objective.slo)
  GROUP BY day, service, objective.slo
)
SELECT day, service, slo, source, target, slice_minutes, day_starts, day_ends,
  joined_spans(received.spans) AS received, excluded.spans AS excluded, definition
FROM objective LEFT JOIN received USING (day, source) LEFT JOIN excluded USING (day, service, slo)
