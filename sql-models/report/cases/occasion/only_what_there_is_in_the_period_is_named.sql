-- with first_day = 2026-03-02, last_day = 2026-03-08
-- given core.incident_day
SELECT DATE(day) AS day, 'INC-1' AS incident, 'store' AS service, step AS next_step FROM VALUES ('2026-02-02', 'Alert'), ('2026-03-09', NULL) AS t(day, step)
-- given core.change_day
SELECT DATE(day) AS day, 'v1' AS title FROM VALUES ('2026-03-02'), ('2026-03-03') AS t(day)
-- expect
VALUES ('change'), ('follow-up') AS t(what)
