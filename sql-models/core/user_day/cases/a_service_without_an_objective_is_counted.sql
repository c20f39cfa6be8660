-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given partial_fact
VALUES
  ('user', 'requests', 20514, 'store', 10L),
  ('user', 'requests', 20514, 'beta', 1L),
  ('user', 'requests', 20514, 'beta', 2L)
  AS t(kind, source, day, service, row_count)
-- expect
VALUES (DATE '2026-03-02', 'store', 10L), (DATE '2026-03-02', 'beta', 3L) AS t(day, service, row_count)
