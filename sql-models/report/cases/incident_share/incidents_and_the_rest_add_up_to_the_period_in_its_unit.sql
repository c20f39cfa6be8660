-- with first_day = 2026-03-02, last_day = 2026-03-08
-- given slo.period_day
SELECT DATE '2026-03-08' AS day, 'store' AS service, 'a' AS slo, 'week' AS window, DATE '2026-03-02' AS window_starts, DATE '2026-03-08' AS window_ends, 'slices' AS unit, 5 AS slice_minutes, 'failed' AS bad_is
-- given core.objective_day
SELECT DATE(day) AS day, 'store' AS service, 'a' AS slo, unit, minutes AS slice_minutes
FROM VALUES ('2026-03-02', 'events', 0), ('2026-03-03', 'slices', 10), ('2026-03-04', 'slices', 5), ('2026-03-08', 'slices', 5) AS t(day, unit, minutes)
-- given slo.incident_impact
SELECT DATE(day) AS day, 'store' AS service, 'a' AS slo, incident, unit, bad, 10L AS valid, bad AS adjusted_bad
FROM VALUES
  ('2026-03-02', 'INC-1', 'events', 900L), ('2026-03-03', 'INC-1', 'slices', 90L), ('2026-03-04', 'INC-1', 'slices', 3L), ('2026-03-04', 'unattributed', 'slices', 1L), ('2026-03-08', 'INC-1', 'slices', 2L)
  AS t(day, incident, unit, bad)
-- given slo.error_budget_day
SELECT DATE '2026-03-08' AS day, 'store' AS service, 'a' AS slo, TRUE AS is_objective_window, 10BD AS adjusted_budget
-- expect
VALUES ('unattributed', 1L, 0.1BD), ('INC-1', 5L, 0.5BD) AS t(incident, bad, adjusted_budget_share)
