-- A day's volume is what incidents of one to four weeks later are compared with.
SELECT DISTINCT incident_traffic.day
FROM slo.incident_traffic JOIN changed_day
  ON DATEDIFF(incident_traffic.day, changed_day.day) IN (7, 14, 21, 28)
