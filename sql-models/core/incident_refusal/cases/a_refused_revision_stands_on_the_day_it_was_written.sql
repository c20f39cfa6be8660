-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given refused_incident
SELECT 'INC-1' AS incident, TIMESTAMP(revised_at) AS revised_at, 'Down' AS title, 'the start moves by 365 days' AS problem, place
FROM VALUES ('2026-03-02 09:00:00', 'a.csv:2'), ('2026-03-02 09:00:00', 'a.csv:2'), ('2026-03-03 00:00:00', 'a.csv:3') AS t(revised_at, place)
-- expect
SELECT DATE '2026-03-02' AS day, 'INC-1' AS incident, 'a.csv:2' AS place
