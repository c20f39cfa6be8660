-- fail: a day has 23, 24 or 25 hours
SELECT day, day_starts, day_ends FROM this
WHERE TIMESTAMPDIFF(HOUR, day_starts, day_ends) NOT BETWEEN 23 AND 25
