-- with first_day = 2026-03-01, last_day = 2026-03-03
-- given known_incident
SELECT id AS incident, TIMESTAMP '2026-03-03 12:00:00' AS revised_at, 2 AS severity, 'major' AS severity_word, services, 'Down' AS title, started_at, resolved_at, FALSE AS is_done, FALSE AS is_final
FROM VALUES
  ('night', ARRAY('store', 'tv'), TIMESTAMP '2026-03-01 23:30:00', TIMESTAMP '2026-03-02 00:10:00'),
  ('open', ARRAY('tv'), TIMESTAMP '2026-03-02 08:00:00', NULL),
  ('moment', ARRAY('tv'), TIMESTAMP '2026-03-02 00:00:00', TIMESTAMP '2026-03-02 00:00:00')
  AS t(id, services, started_at, resolved_at)
-- expect
SELECT DATE(day) AS day, incident, service, TIMESTAMP(starts) AS starts, TIMESTAMP(ends) AS ends FROM VALUES
  ('2026-03-01', 'night', 'store', '2026-03-01 23:30:00', '2026-03-02 00:00:00'),
  ('2026-03-01', 'night', 'tv', '2026-03-01 23:30:00', '2026-03-02 00:00:00'),
  ('2026-03-02', 'moment', 'tv', '2026-03-02 00:00:00', '2026-03-02 00:00:00'),
  ('2026-03-02', 'night', 'store', '2026-03-02 00:00:00', '2026-03-02 00:10:00'),
  ('2026-03-02', 'night', 'tv', '2026-03-02 00:00:00', '2026-03-02 00:10:00'),
  ('2026-03-02', 'open', 'tv', '2026-03-02 08:00:00', '2026-03-03 00:00:00'),
  ('2026-03-03', 'open', 'tv', '2026-03-03 00:00:00', '2026-03-04 00:00:00')
  AS t(day, incident, service, starts, ends)
