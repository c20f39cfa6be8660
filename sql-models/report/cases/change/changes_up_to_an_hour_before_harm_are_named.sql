-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.change_day
SELECT DATE '2026-03-02' AS day, TIMESTAMP(at) AS at, service, title
FROM VALUES
  ('2026-03-02 08:59:00', 'store', 'too early'), ('2026-03-02 09:00:00', 'store', 'v1'), ('2026-03-02 09:30:00', 'tv', 'of another'), ('2026-03-02 10:15:00', '(all)', 'DNS'), ('2026-03-02 11:01:00', 'store', 'too late')
  AS t(at, service, title)
-- given core.incident_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, 'INC-1' AS incident, TIMESTAMP '2026-03-02 10:00:00' AS starts, TIMESTAMP '2026-03-02 11:00:00' AS ends
-- expect
VALUES ('v1'), ('DNS') AS t(title)
