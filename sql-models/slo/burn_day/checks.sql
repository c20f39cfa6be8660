-- fail: a span lies within its day
SELECT this.day, service, slo, starts, ends FROM this
JOIN core.objective_day USING (day, service, slo)
WHERE starts < day_starts OR ends > day_ends
