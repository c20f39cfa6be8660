-- fail: the states of the minutes add up to the day
SELECT this.day, service, slo, good_minutes, bad_minutes, no_traffic_minutes, no_telemetry_minutes,
  excluded_minutes
FROM this JOIN core.objective_day USING (day, service, slo)
WHERE good_minutes + bad_minutes + no_traffic_minutes + no_telemetry_minutes + excluded_minutes
    <> TIMESTAMPDIFF(MINUTE, day_starts, day_ends);

-- fail: every objective in force has its row
SELECT day, service, slo FROM core.objective_day
LEFT SEMI JOIN replaced_day USING (day)
LEFT ANTI JOIN this USING (day, service, slo)
WHERE day BETWEEN :first_day AND :last_day;

-- fail: every event of the day is in its figures
SELECT day, service, slo, valid_events, counted.valid FROM this
JOIN (
  SELECT day, service, slo, SUM(valid) AS valid
  FROM core.sli_minute LEFT SEMI JOIN core.objective_day USING (day, service, slo, source)
  WHERE day BETWEEN :first_day AND :last_day GROUP BY day, service, slo
) AS counted USING (day, service, slo)
WHERE valid_events <> counted.valid
