-- with first_day = 2026-03-02, last_day = 2026-03-03
-- given slo.availability_day
VALUES
  (DATE '2026-03-02', 'store', 'a', 'events', 0.9BD, 'Met', 'Met'), (DATE '2026-03-03', 'store', 'a', 'slices', 0.99BD, 'Missed', 'Met'),
  (DATE '2026-03-04', 'store', 'a', 'slices', 0.99BD, 'Met', 'Met')
  AS t(day, service, slo, unit, target, raw_verdict, adjusted_verdict)
-- given core.objective_day
VALUES (DATE '2026-03-02', 'store', 'a', 0, 'failed'), (DATE '2026-03-03', 'store', 'a', 5, 'slow')
  AS t(day, service, slo, slice_minutes, bad_is)
-- expect
VALUES
  (DATE '2026-03-02', 'events', 0, 'failed', 0.9BD, 'Met', 'Met'), (DATE '2026-03-03', 'slices', 5, 'slow', 0.99BD, 'Missed', 'Met')
  AS t(day, unit, slice_minutes, bad_is, target, raw_verdict, adjusted_verdict)
