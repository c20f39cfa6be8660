-- A day's budget and incidents count in the policy's window and in their quarter.
SELECT DISTINCT objective_day.day
FROM core.objective_day JOIN changed_day
  ON objective_day.day BETWEEN changed_day.day AND DATE_ADD(changed_day.day, 92)
