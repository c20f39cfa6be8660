-- grain: day, service
-- meaning: The time of a day with at least one incident: the union of their spans, so that two at
--   once count once. service is (all) for any of the services. In seconds, for they add up over
--   days. A view.
WITH
span AS (
  SELECT day, service, starts, ends FROM core.incident_day
),
of_all AS (
  SELECT day, service, starts, ends FROM span UNION ALL SELECT day, '(all)' AS service, starts, ends
  FROM span
),
joined AS (
  SELECT day, service, joined_spans(COLLECT_LIST(STRUCT(starts, ends))) AS spans FROM of_all
  GROUP BY day, service
)
SELECT day, service, AGGREGATE(spans, 0L,
  (sum, span) -> sum + UNIX_MICROS(span.ends) - UNIX_MICROS(span.starts)) DIV 1000000 AS seconds
FROM joined
