-- with first_day = 2026-03-09, last_day = 2026-03-15
-- given core.incident_day
SELECT DATE(day) AS day, incident, 'store' AS service, 'Down' AS title, step AS next_step, DATE(due) AS due, is_done, TIMESTAMP(revised) AS revised_at
FROM VALUES
  ('2026-03-02', 'old', 'Alert', '2026-03-14', FALSE, '2026-03-02 12:00:00'), ('2026-03-10', 'new', 'Test', '2026-03-20', FALSE, '2026-03-10 12:00:00'),
  ('2026-03-02', 'done', 'Alert', NULL, FALSE, '2026-03-02 12:00:00'), ('2026-03-03', 'done', 'Alert', NULL, TRUE, '2026-03-04 12:00:00'),
  ('2026-03-02', 'undated', 'Think', NULL, FALSE, '2026-03-02 12:00:00'), ('2026-03-16', 'later', 'Alert', NULL, FALSE, '2026-03-16 12:00:00'), ('2026-03-10', 'none', NULL, NULL, FALSE, '2026-03-10 12:00:00')
  AS t(day, incident, step, due, is_done, revised)
-- expect
VALUES ('old', 'Alert', TRUE), ('new', 'Test', FALSE), ('undated', 'Think', FALSE) AS t(incident, next_step, is_overdue)
