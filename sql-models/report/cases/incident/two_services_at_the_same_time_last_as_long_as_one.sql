-- with first_day = 2026-03-02, last_day = 2026-03-03
-- given core.incident_day
SELECT DATE(day) AS day, incident, service, title, TIMESTAMP(starts) AS starts, TIMESTAMP(ends) AS ends, TIMESTAMP(revised) AS revised_at
FROM VALUES
  ('2026-03-02', 'INC-1', 'store', 'Down', '2026-03-02 10:00:00', '2026-03-02 11:00:00', '2026-03-02 12:00:00'),
  ('2026-03-02', 'INC-1', 'tv', 'Down', '2026-03-02 10:30:00', '2026-03-02 11:30:00', '2026-03-02 12:00:00'),
  ('2026-03-04', 'INC-1', 'tv', 'Down again', '2026-03-04 00:00:00', '2026-03-04 01:00:00', '2026-03-04 12:00:00'),
  ('2026-03-05', 'INC-2', 'tv', 'Later', '2026-03-05 00:00:00', '2026-03-05 01:00:00', '2026-03-04 12:00:00')
  AS t(day, incident, service, title, starts, ends, revised)
-- expect
VALUES ('INC-1', 'Down again', 90L) AS t(incident, title, minutes)
