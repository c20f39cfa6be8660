-- fail: an objective has one version a day
SELECT day, service, slo, COUNT(*) AS versions FROM this GROUP BY day, service, slo HAVING COUNT(*) > 1;

-- fail: a day has 23, 24 or 25 hours
SELECT day, day_starts, day_ends FROM this
WHERE TIMESTAMPDIFF(HOUR, day_starts, day_ends) NOT BETWEEN 23 AND 25
