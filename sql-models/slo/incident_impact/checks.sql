-- fail: incidents and what no incident takes add up to the bad and valid of the day
WITH
ledger AS (
  SELECT day, service, slo, SUM(bad) AS bad, SUM(valid) AS valid, SUM(adjusted_bad) AS adjusted_bad,
    SUM(adjusted_valid) AS adjusted_valid
  FROM this GROUP BY day, service, slo
),
judged AS (
  SELECT day, service, slo, bad, valid, adjusted_bad, adjusted_valid FROM slo.availability_day
  WHERE day IN (SELECT day FROM replaced_day)
)
SELECT day, service, slo, ledger.bad, judged.bad AS bad_of_the_day
FROM ledger FULL JOIN judged USING (day, service, slo)
WHERE STRUCT(ledger.bad, ledger.valid, ledger.adjusted_bad, ledger.adjusted_valid)
  IS DISTINCT FROM STRUCT(judged.bad, judged.valid, judged.adjusted_bad, judged.adjusted_valid)
