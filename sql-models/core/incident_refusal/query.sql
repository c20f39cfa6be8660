-- grain: day, revised_at, incident, place, problem
-- meaning: Revisions that are refused, on the day on which they were written. The revision before
--   each goes on counting.
-- look-back: 0 days
WITH
refused AS (
  SELECT incident, revised_at, title, problem, place FROM refused_incident
),
lived AS (
  SELECT day, day_starts, day_ends FROM calendar_days(:first_day, :last_day, :time_zone)
)
SELECT DISTINCT day, revised_at, incident, place, title, problem
FROM lived JOIN refused ON revised_at >= day_starts AND revised_at < day_ends
