-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given catalog_exclusion
VALUES ('store', TIMESTAMP '2026-03-01 20:00:00', TIMESTAMP '2026-03-02 04:00:00', 'New disks.', 'bob', '(all)'), ('store', TIMESTAMP '2026-03-02 20:00:00', TIMESTAMP '2026-03-02 21:00:00', 'It was slow.', NULL, '(all)')
  AS t(service, starts, ends, reason, approved_by, slo)
-- expect
VALUES (TIMESTAMP '2026-03-02 00:00:00', TIMESTAMP '2026-03-02 04:00:00', 'bob'), (TIMESTAMP '2026-03-02 20:00:00', TIMESTAMP '2026-03-02 21:00:00', NULL)
  AS t(starts, ends, approved_by)
