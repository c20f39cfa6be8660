-- with first_day = 2026-03-28, last_day = 2026-03-29, time_zone = Europe/Berlin
-- given catalog_objective
VALUES
  ('store', 'availability', 'requests', 0.990BD, DATE '2026-01-01', DATE '2026-03-28', 'old'),
  ('store', 'availability', 'requests', 0.999BD, DATE '2026-03-29', CAST(NULL AS DATE), 'new')
  AS t(service, slo, source, target, effective_from, effective_until, definition)
-- expect
VALUES
  (DATE '2026-03-28', 'store', 'availability', 'old', TIMESTAMP '2026-03-27 23:00', TIMESTAMP '2026-03-28 23:00'),
  (DATE '2026-03-29', 'store', 'availability', 'new', TIMESTAMP '2026-03-28 23:00', TIMESTAMP '2026-03-29 22:00')
  AS t(day, service, slo, definition, day_starts, day_ends)
