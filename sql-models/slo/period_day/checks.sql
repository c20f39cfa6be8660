-- fail: every objective in force stands in five windows, or in four where its own is one of them
SELECT day, service, slo, COUNT(*) AS windows FROM this GROUP BY day, service, slo
HAVING COUNT(*) NOT BETWEEN 4 AND 5 OR COUNT_IF(is_objective_window) <> 1;

-- fail: nothing is met with more bad than its budget
SELECT day, service, slo, window, bad, budget, raw_verdict FROM this
WHERE (bad > budget AND missing = 0 AND raw_verdict = 'Met')
  OR (adjusted_bad > adjusted_budget AND adjusted_missing = 0 AND adjusted_verdict = 'Met');

-- fail: a window of one day is that day
SELECT this.day, service, slo, window, this.bad, availability.bad AS bad_of_day, this.raw_verdict
FROM this JOIN slo.availability_day AS availability USING (day, service, slo)
WHERE this.window_starts = this.day AND (
  this.good <> availability.good OR this.bad <> availability.bad
  OR this.availability IS DISTINCT FROM availability.availability
  OR this.coverage IS DISTINCT FROM availability.coverage
  OR this.raw_verdict <> availability.raw_verdict
    OR this.adjusted_verdict <> availability.adjusted_verdict)
