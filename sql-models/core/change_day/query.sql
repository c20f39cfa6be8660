-- grain: day, at, service, title
-- meaning: Changes of the feed, on their days; rows that say the same are one.
-- look-back: 0 days
WITH
change AS (
  SELECT at, service, title, kind, link FROM known_change
),
lived AS (
  SELECT day, day_starts, day_ends FROM calendar_days(:first_day, :last_day, :time_zone)
)
SELECT day, at, service, title, MAX(kind) AS kind, MAX(link) AS link
FROM lived JOIN change ON at >= day_starts AND at < day_ends
GROUP BY day, at, service, title
