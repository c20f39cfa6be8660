-- with first_day = 2026-03-28, last_day = 2026-03-28
-- given core.objective_day
SELECT DATE '2026-03-28' AS day, 'store' AS service, 'a' AS slo, 'events' AS unit, 0.999BD AS target, '28d' AS window, DATE '2026-03-01' AS window_starts, DATE '2026-03-28' AS window_ends, 'd' AS definition
UNION ALL
SELECT DATE '2026-01-01' + CAST(id AS INT), 'music', 'other days', 'events', 0.99BD, '28d', DATE '2026-01-01', DATE '2026-01-01', 'd' FROM RANGE(86)
-- given slo.availability_day
VALUES
  (DATE '2026-02-28', 'store', 'a', 'events', 0.999BD, 992L, 7L, 999L, 0L, 7L, 999L, 0L, 0),
  (DATE '2026-03-01', 'store', 'a', 'events', 0.999BD, 999000L, 1000L, 1000000L, 0L, 1000L, 1000000L, 0L, 0),
  (DATE '2026-03-23', 'store', 'a', 'events', 0.999BD, 999600L, 400L, 1000000L, 0L, 400L, 1000000L, 0L, 0),
  (DATE '2026-03-28', 'store', 'a', 'events', 0.999BD, 999900L, 100L, 1000000L, 0L, 100L, 1000000L, 0L, 0)
  AS t(day, service, slo, unit, target, good, bad, valid, missing, adjusted_bad, adjusted_valid, adjusted_missing, no_telemetry_minutes)
-- expect
VALUES
  ('28d', TRUE, TRUE, 1500L, 3000000L, 3000BD, 0.5BD, 0.9995BD, 'Met'),
  ('week', FALSE, FALSE, 500L, 2000000L, 2000BD, 0.25BD, 0.99975BD, 'Met'),
  ('month', FALSE, FALSE, 1500L, 3000000L, 3000BD, 0.5BD, 0.9995BD, 'Met'),
  ('quarter', FALSE, FALSE, 1507L, 3000999L, 3000.999BD, 0.502166113BD, 0.999497833BD, 'Met'),
  ('year', FALSE, FALSE, 1507L, 3000999L, 3000.999BD, 0.502166113BD, 0.999497833BD, 'Met')
  AS t(window, is_objective_window, is_over, bad, valid, budget, spent_share, availability, raw_verdict)
