-- with first_day = 2026-03-09, last_day = 2026-03-15
-- given core.incident_day
SELECT DATE(day) AS day, incident, 'store' AS service, title, 'major' AS severity_word, TIMESTAMP(starts) AS starts, TIMESTAMP(ends) AS ends,
  TIMESTAMP(starts) AS started_at, TIMESTAMP(ends) AS resolved_at, TRUE AS is_final, TIMESTAMP(ends) AS revised_at
FROM VALUES
  ('2025-12-14', 'INC-0', 'Too old', '2025-12-14 10:00:00', '2025-12-14 11:00:00'),
  ('2026-02-01', 'INC-1', 'Down', '2026-02-01 10:00:00', '2026-02-01 11:00:00'),
  ('2026-03-10', 'INC-2', 'Scratch', '2026-03-10 10:00:00', '2026-03-10 10:05:00')
  AS t(day, incident, title, starts, ends)
-- given slo.incident_impact
SELECT DATE(day) AS day, incident, 'store' AS service, slo, adjusted_bad
FROM VALUES
  ('2026-02-01', 'INC-1', 'answers', 50L),
  ('2026-02-01', 'INC-1', 'speed', 10L),
  ('2026-03-10', 'INC-2', 'answers', 0L),
  ('2026-03-10', 'unattributed', 'answers', 7L)
  AS t(day, incident, slo, adjusted_bad)
-- given slo.error_budget_day
SELECT DATE '2026-03-15' AS day, 'store' AS service, slo, TRUE AS is_objective_window, adjusted_budget
FROM VALUES ('answers', 100BD), ('speed', 1000BD) AS t(slo, adjusted_budget)
-- expect
VALUES
  ('INC-2', 'Scratch', 5L, false, NULL),
  ('INC-1', 'Down', 60L, true, 0.5BD)
  AS t(incident, title, minutes, is_harmful, budget_share)
