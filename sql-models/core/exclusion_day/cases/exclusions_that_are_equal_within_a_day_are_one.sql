-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given catalog_exclusion
VALUES
  ('store', TIMESTAMP '2026-03-01 20:00:00', TIMESTAMP '2026-03-02 04:00:00', 'New disks.', 'bob', '(all)'), ('store', TIMESTAMP '2026-03-01 22:00:00', TIMESTAMP '2026-03-02 04:00:00', 'New disks.', 'bob', '(all)'),
  ('store', TIMESTAMP '2026-03-01 20:00:00', TIMESTAMP '2026-03-02 06:00:00', 'New disks.', 'bob', '(all)') AS t(service, starts, ends, reason, approved_by, slo)
-- expect
VALUES ('store', TIMESTAMP '2026-03-02 00:00:00', TIMESTAMP '2026-03-02 04:00:00'), ('store', TIMESTAMP '2026-03-02 00:00:00', TIMESTAMP '2026-03-02 06:00:00') AS t(service, starts, ends)
