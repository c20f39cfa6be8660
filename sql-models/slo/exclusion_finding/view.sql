-- grain: day, service, starts, ends, reason, requested_by, finding
-- meaning: Exclusions to look at twice: unapproved; overlapping another of the service on the day; large,
--   which is over 5 % of the calendar week up to the day with all approved ones of the service; covering most
--   (over half) of the minutes that an incident has on the day. A view.
WITH
asked AS (
  SELECT day, service, starts, ends, category, reason, requested_by, approved_by FROM core.exclusion_request_day
),
week AS (
  SELECT TRUNC(day, 'WEEK') AS week, service, SUM(UNIX_MICROS(ends) - UNIX_MICROS(starts)) DIV 60000000 AS minutes
  FROM core.exclusion_day GROUP BY week, service
),
incident AS (
  SELECT day, service, incident, starts AS incident_starts, ends AS incident_ends FROM core.incident_day
)
SELECT day, service, starts, ends, category, reason, requested_by, approved_by, 'unapproved' AS finding, CAST(NULL AS STRING) AS incident
FROM asked WHERE approved_by IS NULL
UNION ALL
SELECT DISTINCT asked.day, asked.service, asked.starts, asked.ends, asked.category, asked.reason, asked.requested_by, asked.approved_by, 'overlapping' AS finding, CAST(NULL AS STRING) AS incident
FROM asked JOIN asked AS other ON other.day = asked.day AND other.service = asked.service AND other.starts < asked.ends AND other.ends > asked.starts
WHERE STRUCT(other.starts, other.ends, other.reason) <> STRUCT(asked.starts, asked.ends, asked.reason)
UNION ALL
SELECT day, asked.service, starts, ends, category, reason, requested_by, approved_by, 'large' AS finding, CAST(NULL AS STRING) AS incident
FROM asked JOIN week ON week.week = TRUNC(day, 'WEEK') AND week.service = asked.service WHERE approved_by IS NOT NULL AND minutes > 504
UNION ALL
SELECT day, service, starts, ends, ANY_VALUE(category), reason, requested_by, ANY_VALUE(approved_by), 'covers an incident' AS finding, MIN(incident) AS incident
FROM asked JOIN incident USING (day, service)
WHERE approved_by IS NOT NULL AND starts < incident_ends AND ends > incident_starts
  AND 2 * (UNIX_MICROS(LEAST(ends, incident_ends)) - UNIX_MICROS(GREATEST(starts, incident_starts))) > UNIX_MICROS(incident_ends) - UNIX_MICROS(incident_starts)
GROUP BY day, service, starts, ends, reason, requested_by
