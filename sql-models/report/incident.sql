-- grain: incident
-- meaning: Incidents that touch the period, as their newest recorded revision tells them, and the
--   time that each lasted within the period on any of its services.
WITH
day AS (
  SELECT incident, starts, ends FROM core.incident_day WHERE day BETWEEN :first_day AND :last_day
),
lasted AS (
  SELECT incident, joined_spans(COLLECT_LIST(STRUCT(starts, ends))) AS spans FROM day
  GROUP BY incident
),
newest AS (
  SELECT
    incident, MAX_BY(STRUCT(title, severity, severity_word, started_at, detected_at,
      acknowledged_at, mitigated_at, resolved_at, cause, link, is_final, doubt, revised_at),
      STRUCT(revised_at, day, service)) AS told
  FROM core.incident_day GROUP BY incident
)
SELECT
  incident, told.*,
  AGGREGATE(spans, 0L,
    (sum, span) -> sum + UNIX_MICROS(span.ends) - UNIX_MICROS(span.starts)) DIV 60000000 AS minutes
FROM lasted JOIN newest USING (incident) ORDER BY started_at, incident
