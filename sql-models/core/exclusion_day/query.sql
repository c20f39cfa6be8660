-- grain: day, service, slo, starts, ends, category, reason, requested_by, approved_by, approved_at
-- meaning: Approved exclusions, cut to the days of the reporting calendar. Their minutes count in
--   the figures as they happened, and not in the adjusted ones beside them. Two that start before
--   the day and are equal within it are one.
-- look-back: 0 days
WITH
exclusion AS (
  SELECT service, starts, ends, category, reason, requested_by, approved_by, approved_at, slo
  FROM catalog_exclusion
  WHERE approved_by IS NOT NULL
),
lived AS (
  SELECT day, day_starts, day_ends FROM calendar_days(:first_day, :last_day, :time_zone)
),
cut AS (
  SELECT DISTINCT
    lived.day, exclusion.service,
    GREATEST(exclusion.starts, lived.day_starts) AS starts,
    LEAST(exclusion.ends, lived.day_ends) AS ends,
    exclusion.category, exclusion.reason, exclusion.requested_by, exclusion.approved_by,
    exclusion.approved_at, exclusion.slo
  FROM lived JOIN exclusion ON exclusion.starts < lived.day_ends
    AND exclusion.ends > lived.day_starts
)
SELECT * FROM cut
