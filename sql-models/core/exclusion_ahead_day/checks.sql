-- fail: an exclusion to come lies between its day and the end of the quarter
SELECT day, service, starts, ends FROM this
WHERE starts < TO_UTC_TIMESTAMP(CAST(day + INTERVAL '1' DAY AS TIMESTAMP), :time_zone)
  OR ends > TO_UTC_TIMESTAMP(CAST(window_end(day, 'QUARTER', FALSE) + INTERVAL '1' DAY
    AS TIMESTAMP), :time_zone)
