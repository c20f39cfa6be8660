-- fail: a change lies within its day
SELECT day, at, title FROM this
WHERE at < TO_UTC_TIMESTAMP(CAST(day AS TIMESTAMP), :time_zone)
  OR at >= TO_UTC_TIMESTAMP(CAST(day + INTERVAL '1' DAY AS TIMESTAMP), :time_zone)
