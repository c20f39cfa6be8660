-- fail: every period has its budget
SELECT day, service, slo, window FROM slo.period_day LEFT SEMI JOIN replaced_day USING (day)
LEFT ANTI JOIN this USING (day, service, slo, window) WHERE day BETWEEN :first_day AND :last_day;

-- fail: nothing is met with more bad than its budget
SELECT day, service, slo, window, adjusted_bad, adjusted_budget, adjusted_state FROM this
WHERE adjusted_bad > adjusted_budget AND adjusted_state = 'Met'
