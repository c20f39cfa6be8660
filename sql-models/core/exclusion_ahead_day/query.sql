-- grain: day, service, slo, category, reason, requested_by
-- meaning: Exclusions that are still to come between the end of a day and the end of its calendar
--   quarter, as far as they were approved by then; one that recurs is one. Time outside service
--   hours is not a plan and is left out.
-- look-back: 0 days
WITH
exclusion AS (
  SELECT service, slo, starts, ends, category, reason, requested_by, approved_by, approved_at
  FROM catalog_exclusion
  WHERE approved_by IS NOT NULL AND category <> 'outside service hours'
),
lived AS (
  SELECT day, day_ends, TO_UTC_TIMESTAMP(CAST(DATE_ADD(window_end(day, 'QUARTER', FALSE), 1)
    AS TIMESTAMP), :time_zone) AS quarter_ends
  FROM calendar_days(:first_day, :last_day, :time_zone)
),
ahead AS (
  SELECT lived.day, exclusion.service, exclusion.slo, exclusion.category, exclusion.reason,
    exclusion.requested_by, exclusion.approved_by,
    GREATEST(exclusion.starts, lived.day_ends) AS starts,
    LEAST(exclusion.ends, lived.quarter_ends) AS ends
  FROM lived JOIN exclusion ON exclusion.starts < lived.quarter_ends
    AND exclusion.ends > lived.day_ends AND exclusion.approved_at < lived.day_ends
  WHERE lived.day_ends < lived.quarter_ends
)
SELECT
  day, service, slo, category, reason, requested_by, MAX(approved_by) AS approved_by,
  MIN(starts) AS starts, MAX(ends) AS ends, COUNT(*) AS spans,
  SUM(TIMESTAMPDIFF(MINUTE, starts, ends)) AS minutes
FROM ahead GROUP BY day, service, slo, category, reason, requested_by
