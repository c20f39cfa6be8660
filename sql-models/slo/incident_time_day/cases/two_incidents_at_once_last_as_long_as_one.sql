-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.incident_day
SELECT DATE '2026-03-02' AS day, incident, service, TIMESTAMP(starts) AS starts, TIMESTAMP(ends) AS ends
FROM VALUES
  ('a', 'store', '2026-03-02 10:00:00', '2026-03-02 11:00:00'), ('b', 'store', '2026-03-02 10:30:00', '2026-03-02 11:30:30'), ('b', 'tv', '2026-03-02 10:30:00', '2026-03-02 11:30:30'),
  ('c', 'tv', '2026-03-02 20:00:00', '2026-03-02 20:00:10')
  AS t(incident, service, starts, ends)
-- expect
VALUES ('store', 5430L), ('tv', 3640L), ('(all)', 5440L) AS t(service, seconds)
