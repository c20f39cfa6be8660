-- with first_day = 2026-03-28, last_day = 2026-03-29, time_zone = Europe/Berlin
-- given catalog_exclusion
VALUES ('store', TIMESTAMP '2026-03-28 22:00', TIMESTAMP '2026-03-29 01:30', 'maintenance', 'new disks', 'ann', 'bob', TIMESTAMP '2026-03-01', '(all)')
  AS t(service, starts, ends, category, reason, requested_by, approved_by, approved_at, slo)
-- expect
VALUES
  (DATE '2026-03-28', TIMESTAMP '2026-03-28 22:00', TIMESTAMP '2026-03-28 23:00'),
  (DATE '2026-03-29', TIMESTAMP '2026-03-28 23:00', TIMESTAMP '2026-03-29 01:30')
  AS t(day, starts, ends)
