-- with first_day = 2026-03-02, last_day = 2026-03-06
-- given slo.availability_day
VALUES
  (DATE '2026-03-02', 'store', 'a', 'slices', 0L, 0), (DATE '2026-03-03', 'store', 'a', 'events', 9L, 60),
  (DATE '2026-03-05', 'store', 'a', 'events', 0L, 0), (DATE '2026-03-06', 'store', 'a', 'events', 7L, 0)
  AS t(day, service, slo, unit, missing, no_telemetry_minutes)
-- given core.unjudged_minute
VALUES (DATE '2026-03-06', 'store', 'a', 'not a number', 4L), (DATE '2026-03-06', 'store', 'a', 'not a number', 3L) AS t(day, service, slo, reason, unjudged_rows)
-- given core.objective_day
VALUES (DATE '2026-03-03', 'store', 'a', 'requests'), (DATE '2026-03-05', 'store', 'a', 'requests') AS t(day, service, slo, source)
-- given core.partition
VALUES
  (DATE '2026-03-03', 'requests', 'p1', 'missing', 'no file', NULL), (DATE '2026-03-03', 'requests', 'p2', 'received', NULL, NULL),
  (DATE '2026-03-05', 'requests', 'p3', 'received', NULL, NULL)
  AS t(day, source, partition, state, reason, doubt)
-- expect
VALUES
  ('store', 'a', DATE '2026-03-02', 'counted in slices'),
  ('store', 'a', DATE '2026-03-03', '60 minutes without telemetry: requests with 1 partition missing (no file)'),
  ('store', 'a', DATE '2026-03-04', 'not recorded, or no objective was in force'),
  ('store', 'a', DATE '2026-03-06', '7 events missing or not judged: 7 rows not a number')
  AS t(service, slo, day, why)
