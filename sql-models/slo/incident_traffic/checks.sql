-- fail: an incident takes no more minutes than it touches
SELECT day, service, slo, incident, minutes
FROM this JOIN core.incident_day USING (day, service, incident)
WHERE minutes > TIMESTAMPDIFF(MINUTE, DATE_TRUNC('MINUTE', starts), ends) + 1
