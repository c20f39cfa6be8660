-- fail: an exclusion lies within its day
SELECT day, service, starts, ends FROM this
WHERE starts < TO_UTC_TIMESTAMP(CAST(day AS TIMESTAMP), :time_zone)
  OR ends > TO_UTC_TIMESTAMP(CAST(day + INTERVAL '1' DAY AS TIMESTAMP), :time_zone)
