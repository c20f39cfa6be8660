-- fail: every objective in force has its budget in five windows, or in four where its own is one of them
SELECT day, service, slo, COUNT(*) AS windows FROM this GROUP BY day, service, slo
HAVING COUNT(*) NOT BETWEEN 4 AND 5 OR COUNT_IF(is_objective_window) <> 1;

-- fail: nothing is met with a bad event and no budget
SELECT day, service, slo, window, adjusted_bad, budget, verdict FROM this
WHERE adjusted_bad > budget AND verdict = 'Met'
