-- fail: an incident lies within its day
SELECT day, incident, service, starts, ends FROM this
WHERE starts < TO_UTC_TIMESTAMP(CAST(day AS TIMESTAMP), :time_zone)
  OR ends > TO_UTC_TIMESTAMP(CAST(day + INTERVAL '1' DAY AS TIMESTAMP), :time_zone)
