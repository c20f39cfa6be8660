-- fail: the minutes of all slices are those of the day
SELECT day, service, slo, SUM(counted_minutes) AS minutes
FROM this JOIN core.objective_day USING (day, service, slo)
WHERE NOT is_adjusted
GROUP BY day, service, slo, day_starts, day_ends
HAVING SUM(counted_minutes) <> TIMESTAMPDIFF(MINUTE, day_starts, day_ends)
