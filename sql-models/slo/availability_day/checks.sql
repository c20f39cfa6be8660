-- fail: the states of the minutes add up to the day
SELECT this.day, service, slo, good_minutes, bad_minutes, no_traffic_minutes, no_telemetry_minutes
FROM this JOIN core.objective_day USING (day, service, slo)
WHERE good_minutes + bad_minutes + no_traffic_minutes + no_telemetry_minutes
    <> TIMESTAMPDIFF(MINUTE, day_starts, day_ends)
  OR LEAST(good_minutes, bad_minutes, no_traffic_minutes, no_telemetry_minutes) < 0;

-- fail: every objective in force has its row
SELECT day, service, slo FROM core.objective_day
LEFT ANTI JOIN this USING (day, service, slo)
WHERE day BETWEEN :first_day AND :last_day;

-- fail: bad events are the valid ones that are not good
SELECT day, service, slo, good, bad, valid FROM this WHERE good < 0 OR bad < 0 OR valid <> good + bad
