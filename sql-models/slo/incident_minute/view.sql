-- grain: day, service, minute
-- meaning: The incident that a minute of a service belongs to: of all that touch it the one of the
--   highest severity, then the earliest start, then the smallest id. So no bad event belongs to
--   two. A view.
WITH
span AS (
  SELECT day, service, incident, severity, started_at, starts, ends FROM core.incident_day
  WHERE starts < ends
)
SELECT day, service, minute, MIN(STRUCT(severity, started_at, incident)) AS taker
FROM span LATERAL VIEW EXPLODE(
  SEQUENCE(DATE_TRUNC('MINUTE', starts), ends - INTERVAL '0.000001' SECOND,
    INTERVAL '1' MINUTE)) AS minute
GROUP BY day, service, minute
