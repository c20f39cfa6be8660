-- A day's volume is what days with gaps are estimated from, one to four weeks later.
SELECT DISTINCT missing_day.day
FROM slo.missing_day JOIN changed_day
  ON DATEDIFF(missing_day.day, changed_day.day) IN (7, 14, 21, 28)
