-- grain: service, slo, category, reason, requested_by, starts
-- meaning: Exclusions of the period that anybody asked for, one that recurs as one, with why to
--   look at each twice: what slo.exclusion_finding says, and over 5 % of the period.
WITH
lived AS (
  SELECT SUM(TIMESTAMPDIFF(MINUTE, day_starts, day_ends)) AS period_minutes
  FROM calendar_days(:first_day, :last_day, :time_zone)
),
asked AS (
  SELECT day, service, slo, starts, ends, category, reason, requested_by, approved_by
  FROM core.exclusion_request_day
  WHERE day BETWEEN :first_day AND :last_day
),
found AS (
  SELECT day, service, slo, starts, ends, reason, requested_by,
    COLLECT_SET(IF(incident IS NULL, finding, CONCAT(finding, ': ', incident))) AS findings
  FROM slo.exclusion_finding WHERE finding <> 'large' AND day BETWEEN :first_day AND :last_day
  GROUP BY day, service, slo, starts, ends, reason, requested_by
),
summed AS (
  SELECT
    service, slo, category, reason, requested_by, approved_by, MIN(starts) AS starts,
    MAX(ends) AS ends, SUM(TIMESTAMPDIFF(MINUTE, starts, ends)) AS minutes,
    SORT_ARRAY(ARRAY_DISTINCT(FLATTEN(COLLECT_LIST(COALESCE(findings, ARRAY()))))) AS findings
  FROM asked LEFT JOIN found USING (day, service, slo, starts, ends, reason, requested_by)
  GROUP BY service, slo, category, reason, requested_by, approved_by
)
SELECT
  service, slo, starts, ends, minutes, category, reason, requested_by, approved_by,
  IF(approved_by IS NOT NULL AND category <> 'outside service hours'
    AND minutes * 20 > period_minutes, CONCAT(findings, ARRAY('over 5 % of the period')),
    findings) AS findings
FROM summed CROSS JOIN lived ORDER BY service, starts, reason
