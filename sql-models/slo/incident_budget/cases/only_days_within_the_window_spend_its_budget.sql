-- with first_day = 2026-03-30, last_day = 2026-04-01
-- given slo.incident_impact
SELECT DATE(day) AS day, 'store' AS service, 'a' AS slo, incident, unit, bad AS adjusted_bad
FROM VALUES
  ('2026-03-29', 'INC-1', 'slices', 9L), ('2026-03-30', 'INC-1', 'events', 30L), ('2026-03-31', 'INC-1', 'events', 20L), ('2026-04-01', 'INC-1', 'events', 5L), ('2026-04-01', 'unattributed', 'events', 50L)
  AS t(day, incident, unit, bad)
-- given slo.period_day
SELECT DATE(day) AS day, 'store' AS service, 'a' AS slo, 'events' AS unit, window, DATE(starts) AS window_starts, DATE(ends) AS window_ends, budget AS adjusted_budget
FROM VALUES
  ('2026-04-01', 'week', '2026-03-30', '2026-04-05', 110BD), ('2026-04-01', 'month', '2026-04-01', '2026-04-30', 10BD), ('2026-04-01', '28d', '2026-03-05', '2026-04-01', 0BD),
  ('2026-03-31', 'month', '2026-03-01', '2026-03-31', 500BD)
  AS t(day, window, starts, ends, budget)
-- expect
VALUES ('week', 55L, 0.5BD), ('month', 5L, 0.5BD), ('28d', 55L, NULL) AS t(window, adjusted_bad, adjusted_budget_share)
