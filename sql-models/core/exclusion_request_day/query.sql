-- grain: day, service, slo, starts, ends, category, reason, requested_by
-- meaning: Exclusions that somebody asked for, cut to the days of the reporting calendar. Those
--   that nobody approved change no figure, and are listed. core.exclusion_day has the approved
--   ones.
-- look-back: 0 days
WITH
exclusion AS (
  SELECT service, starts, ends, category, reason, requested_by, approved_by, approved_at, slo
  FROM catalog_exclusion
),
lived AS (
  SELECT day, day_starts, day_ends FROM calendar_days(:first_day, :last_day, :time_zone)
)
SELECT
  lived.day, exclusion.service,
  GREATEST(exclusion.starts, lived.day_starts) AS starts,
  LEAST(exclusion.ends, lived.day_ends) AS ends,
  exclusion.category, exclusion.reason, exclusion.requested_by,
  MAX(exclusion.approved_by) AS approved_by, MAX(exclusion.approved_at) AS approved_at,
  exclusion.slo
FROM lived JOIN exclusion ON exclusion.starts < lived.day_ends AND exclusion.ends > lived.day_starts
GROUP BY 1, 2, 3, 4, 5, 6, 7, exclusion.slo
