-- Days with a window that holds a changed day; all days, if the record now begins with a changed
-- one.
SELECT DISTINCT objective_day.day
FROM core.objective_day JOIN changed_day
  ON changed_day.day <= objective_day.day
  AND (changed_day.day >= objective_day.window_starts
    OR YEAR(changed_day.day) = YEAR(objective_day.day)
    OR changed_day.day >= TRUNC(objective_day.day, 'WEEK')
      OR changed_day.day = (SELECT MIN(day) FROM core.objective_day))
