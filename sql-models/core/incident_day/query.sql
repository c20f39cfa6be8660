-- grain: day, incident, service
-- meaning: Incidents, cut to the days of the reporting calendar. One that is not resolved goes on
--   to the end of every day. One that started and ended in the same moment stands on the day of
--   that moment.
-- look-back: 0 days
WITH
incident AS (
  SELECT
    incident, revised_at, severity, severity_word, services, title, started_at, detected_at,
    acknowledged_at,
    mitigated_at, resolved_at, cause, class, owner, next_step, due, is_done, link, is_final, doubt
  FROM known_incident
),
-- An incident on each service that it hit.
hit AS (
  SELECT incident.*, service FROM incident LATERAL VIEW EXPLODE(services) AS service
),
lived AS (
  SELECT day, day_starts, day_ends FROM calendar_days(:first_day, :last_day, :time_zone)
)
SELECT
  day, incident, service, severity, severity_word, title,
  GREATEST(started_at, day_starts) AS starts,
  LEAST(COALESCE(resolved_at, day_ends), day_ends) AS ends,
  started_at, detected_at, acknowledged_at, mitigated_at, resolved_at, cause, class, owner,
  next_step, due,
  is_done, link, is_final, doubt, revised_at
FROM lived JOIN hit
  ON started_at < day_ends AND (started_at >= day_starts
    OR COALESCE(resolved_at, day_ends) > day_starts)
