-- grain: at, service, title, kind, link
-- meaning: Changes of the period that were made during an incident or other harm of a service, or
--   in the hour before: to be named as at the same time, and never as the cause.
WITH
lived AS (
  SELECT MIN(day_starts) AS period_starts, MAX(day_ends) AS period_ends
  FROM calendar_days(:first_day, :last_day, :time_zone)
),
change AS (
  SELECT at, service, title, kind, link FROM core.change_day
  WHERE day BETWEEN :first_day AND :last_day
),
harm AS (
  SELECT service, starts, ends FROM core.incident_day WHERE day BETWEEN :first_day AND :last_day
  UNION ALL
  SELECT service, starts, ends FROM slo.unexplained_harm CROSS JOIN lived
  WHERE starts < period_ends AND ends > period_starts
)
SELECT DISTINCT at, change.service, title, kind, link
FROM change JOIN harm ON (change.service = '(all)' OR change.service = harm.service)
  AND at BETWEEN starts - INTERVAL '1' HOUR AND ends
ORDER BY at, service, title
