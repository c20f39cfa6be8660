-- grain: run
-- meaning: What became of the feed of incidents in the runs that recorded the end of the period or
--   later days.
WITH
run AS (
  SELECT number, run, incident_feed FROM record.run
  WHERE last_day >= :last_day AND incident_feed IS NOT NULL
)
SELECT number, run, incident_feed FROM run ORDER BY number
