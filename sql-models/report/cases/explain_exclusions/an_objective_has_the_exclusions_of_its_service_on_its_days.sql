-- with first_day = 2026-03-02, last_day = 2026-03-03
-- given core.objective_day
VALUES (DATE '2026-03-02', 'store', 'a'), (DATE '2026-03-02', 'store', 'b'), (DATE '2026-03-04', 'store', 'a') AS t(day, service, slo)
-- given core.exclusion_day
VALUES
  (DATE '2026-03-02', 'store', TIMESTAMP '2026-03-02 01:00:00', 'New disks.'),
  (DATE '2026-03-03', 'store', TIMESTAMP '2026-03-03 01:00:00', 'No objective is in force.'),
  (DATE '2026-03-04', 'store', TIMESTAMP '2026-03-04 01:00:00', 'Another day.'),
  (DATE '2026-03-02', 'other', TIMESTAMP '2026-03-02 01:00:00', 'Another service.')
  AS t(day, service, starts, reason)
-- expect
VALUES ('store', 'a', TIMESTAMP '2026-03-02 01:00:00', 'New disks.'), ('store', 'b', TIMESTAMP '2026-03-02 01:00:00', 'New disks.') AS t(service, slo, starts, reason)
