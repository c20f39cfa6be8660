-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given slo.incident_impact
SELECT DATE_ADD(DATE '2026-03-01', n) AS day, 'store' AS service, 'a' AS slo, incident, 'events' AS unit, bad, 1000L AS valid
FROM VALUES (0, 'unattributed', 99L), (1, 'unattributed', 1L), (2, 'unattributed', 2L), (3, 'unattributed', 3L), (4, 'unattributed', 4L), (4, 'INC-1', 900L), (5, 'unattributed', 5L), (6, 'unattributed', 6L), (7, 'unattributed', 7L), (29, 'unattributed', 8L) AS t(n, incident, bad)
-- expect
SELECT DATE_ADD(DATE '2026-03-01', n) AS day, bad_share
FROM VALUES (1, NULL), (2, NULL), (3, NULL), (4, NULL), (5, NULL), (6, NULL), (7, 0.004BD), (29, 0.004BD) AS t(n, bad_share)
