-- grain: day, service, starts, reason
-- meaning: Approved exclusions, cut to the days of the reporting calendar. Their minutes count in the
--   figures as they happened, and not in the adjusted ones beside them.
-- look-back: 0 days
WITH
exclusion AS (
  SELECT service, starts, ends, category, reason, requested_by, approved_by, approved_at FROM catalog_exclusion
),
calendar AS (
  SELECT EXPLODE(SEQUENCE(:first_day, :last_day)) AS day
),
spanned AS (
  SELECT
    day,
    TO_UTC_TIMESTAMP(CAST(day AS TIMESTAMP), :time_zone) AS day_starts,
    TO_UTC_TIMESTAMP(CAST(day + INTERVAL '1' DAY AS TIMESTAMP), :time_zone) AS day_ends
  FROM calendar
),
cut AS (
  SELECT
    spanned.day, exclusion.service,
    GREATEST(exclusion.starts, spanned.day_starts) AS starts, LEAST(exclusion.ends, spanned.day_ends) AS ends,
    exclusion.category, exclusion.reason, exclusion.requested_by, exclusion.approved_by, exclusion.approved_at
  FROM spanned JOIN exclusion ON exclusion.starts < spanned.day_ends AND exclusion.ends > spanned.day_starts
)
SELECT * FROM cut
