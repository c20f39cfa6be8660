-- grain: day, service, slo, starts, ends, reason, requested_by, finding
-- meaning: Exclusions to look at twice: unapproved; overlapping another of the service on the day;
--   large, which is over 5 % of the calendar week with all approved ones of the service, service
--   hours aside; covering most (over half) of the minutes that an incident has on the day. A view.
WITH
asked AS (
  SELECT day, service, slo, starts, ends, category, reason, requested_by, approved_by
  FROM core.exclusion_request_day
),
week AS (
  SELECT TRUNC(day, 'WEEK') AS week, service, COALESCE(slo, '(all)') AS slo,
    SUM(UNIX_MICROS(ends) - UNIX_MICROS(starts)) DIV 60000000 AS minutes
  FROM core.exclusion_day
  WHERE category <> 'outside service hours' GROUP BY 1, 2, 3
),
incident AS (
  SELECT day, service, incident, starts AS incident_starts, ends AS incident_ends
  FROM core.incident_day
)
SELECT day, service, slo, starts, ends, category, reason, requested_by, approved_by,
  'unapproved' AS finding, CAST(NULL AS STRING) AS incident
FROM asked WHERE approved_by IS NULL
UNION ALL
SELECT DISTINCT asked.day, asked.service, asked.slo, asked.starts, asked.ends, asked.category,
  asked.reason, asked.requested_by, asked.approved_by, 'overlapping' AS finding,
  CAST(NULL AS STRING) AS incident
FROM asked JOIN asked AS other ON other.day = asked.day AND other.service = asked.service
  AND (other.slo = asked.slo OR '(all)' IN (other.slo, asked.slo)) AND other.starts < asked.ends
    AND other.ends > asked.starts
WHERE STRUCT(other.starts, other.ends, other.reason) <> STRUCT(asked.starts, asked.ends,
  asked.reason)
UNION ALL
SELECT day, asked.service, asked.slo, starts, ends, category, reason, requested_by, approved_by,
  'large' AS finding, CAST(NULL AS STRING) AS incident
FROM asked JOIN week ON week.week = TRUNC(day, 'WEEK') AND week.service = asked.service
  AND week.slo = asked.slo WHERE approved_by IS NOT NULL AND minutes > 504
    AND category <> 'outside service hours'
UNION ALL
SELECT day, service, slo, starts, ends, ANY_VALUE(category), reason, requested_by,
  ANY_VALUE(approved_by), 'covers an incident' AS finding, MIN(incident) AS incident
FROM asked JOIN incident USING (day, service)
WHERE approved_by IS NOT NULL AND starts < incident_ends AND ends > incident_starts
  AND 2 * (UNIX_MICROS(LEAST(ends, incident_ends)) - UNIX_MICROS(GREATEST(starts,
    incident_starts))) > UNIX_MICROS(incident_ends) - UNIX_MICROS(incident_starts)
GROUP BY day, service, slo, starts, ends, reason, requested_by
