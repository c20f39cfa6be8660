-- with first_day = 2026-03-02, last_day = 2026-03-08
-- given slo.incident_traffic
SELECT DATE(day) AS day, 'store' AS service, 'a' AS slo, 'INC-1' AS incident, bad AS bad_events, valid AS valid_events, peak_bad, peak_valid, expected AS expected_events, valid AS received_events
FROM VALUES ('2026-03-02', 5L, 9L, 4L, 5L, 30L), ('2026-03-03', 9L, 90L, 7L, 70L, 60L), ('2026-03-09', 99L, 99L, 9L, 9L, 99L) AS t(day, bad, valid, peak_bad, peak_valid, expected)
-- given slo.incident_impact
SELECT DATE(day) AS day, 'store' AS service, 'a' AS slo, incident, bad, valid
FROM VALUES ('2026-03-02', 'INC-1', 5L, 9L), ('2026-03-03', 'INC-1', 9L, 90L), ('2026-03-03', 'unattributed', 9L, 90L) AS t(day, incident, bad, valid)
-- given slo.ordinary_day
SELECT DATE(day) AS day, 'store' AS service, 'a' AS slo, 0.01BD AS bad_share FROM VALUES ('2026-03-02'), ('2026-03-03') AS t(day)
-- expect
VALUES ('INC-1', 14L, 99L, 4L, 5L, 0L, 14L) AS t(incident, bad_events, valid_events, peak_bad, peak_valid, absent_events, excess)
