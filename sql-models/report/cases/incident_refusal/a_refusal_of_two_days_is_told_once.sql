-- with first_day = 2026-03-02, last_day = 2026-03-03
-- given core.incident_refusal
SELECT DATE(day) AS day, 'INC-1' AS incident, 'a.csv:2' AS place, 'no start' AS problem FROM VALUES ('2026-03-02'), ('2026-03-03'), ('2026-03-04') AS t(day)
-- expect
VALUES ('INC-1', 'a.csv:2', 'no start') AS t(incident, place, problem)
