-- Days whose pace a changed day belongs to; those with a window that holds it come with the error
-- budgets.
SELECT DISTINCT objective_day.day
FROM core.objective_day JOIN changed_day
  ON objective_day.day BETWEEN changed_day.day AND DATE_ADD(changed_day.day, 27)
