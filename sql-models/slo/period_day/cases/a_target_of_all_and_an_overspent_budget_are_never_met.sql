-- with first_day = 2026-03-28, last_day = 2026-03-28
-- given core.objective_day
SELECT DATE '2026-03-28' AS day, 'store' AS service, slo, 'events' AS unit, target, '28d' AS window, DATE '2026-03-01' AS window_starts, DATE '2026-03-28' AS window_ends, 'd' AS definition
FROM VALUES ('all, half bad', 1BD), ('all, none bad', 1BD), ('104 %', 0.99BD), ('young', 0.99BD), ('no traffic', 0.99BD) AS t(slo, target)
UNION ALL
SELECT DATE '2026-01-01' + CAST(id AS INT), 'music', 'other days', 'events', 0.99BD, '28d', DATE '2026-01-01', DATE '2026-01-01', 'd' FROM RANGE(86)
-- given slo.availability_day
SELECT day, 'store' AS service, slo, 'events' AS unit, target, valid - bad AS good, bad, valid, 0L AS missing, bad AS adjusted_bad, valid AS adjusted_valid,
  0L AS adjusted_missing, 0 AS no_telemetry_minutes
FROM VALUES
  ('all, half bad', DATE '2026-03-10', 1BD, 1L, 2L), ('all, none bad', DATE '2026-03-10', 1BD, 0L, 2L), ('104 %', DATE '2026-03-10', 0.99BD, 104L, 10000L),
  ('young', DATE '2026-03-28', 0.99BD, 3L, 400L), ('no traffic', DATE '2026-03-10', 0.99BD, 0L, 0L)
  AS t(slo, day, target, bad, valid)
-- expect
SELECT slo, window, bad, valid, budget, spent_share, budget AS adjusted_budget, spent_share AS adjusted_spent_share, verdict AS raw_verdict, verdict AS adjusted_verdict
FROM VALUES
  ('all, half bad', 1L, 2L, 0BD, NULL, 'Missed'), ('all, none bad', 0L, 2L, 0BD, 0BD, 'Met'), ('104 %', 104L, 10000L, 100BD, 1.04BD, 'Missed'),
  ('young', 3L, 400L, 4BD, 0.75BD, 'Met'), ('no traffic', 0L, 0L, 0BD, 0BD, 'No traffic')
  AS t(slo, bad, valid, budget, spent_share, verdict)
JOIN VALUES ('28d'), ('week'), ('month'), ('quarter'), ('year') AS w(window)
WHERE window <> 'week' OR slo = 'young'
