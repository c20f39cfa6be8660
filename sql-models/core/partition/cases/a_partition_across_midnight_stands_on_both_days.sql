-- with first_day = 2026-03-02, last_day = 2026-03-02, time_zone = Asia/Kolkata
-- given partial_fact
VALUES ('rows', 'requests', 'hour=17', 20513, 'accepted', CAST(NULL AS STRING), 9L)
  AS t(kind, source, partition, day, outcome, reason, row_count)
-- given raw_partition
VALUES
  ('requests', 'hour=17', DATE '2026-03-01', TIMESTAMP '2026-03-01 17:00', TIMESTAMP '2026-03-01 18:00', 'received'),
  ('requests', 'hour=18', DATE '2026-03-01', TIMESTAMP '2026-03-01 18:00', TIMESTAMP '2026-03-01 19:00', 'received'),
  ('requests', 'hour=19', DATE '2026-03-02', TIMESTAMP '2026-03-01 19:00', TIMESTAMP '2026-03-01 20:00', 'received')
  AS t(source, partition, home_day, starts, ends, state)
-- given stale_day
VALUES ('requests', DATE '2026-03-02') AS t(source, day)
-- given catalog_objective
SELECT * FROM VALUES ('requests') AS t(source)
-- expect
VALUES
  (DATE '2026-03-02', 'hour=18', 0L, 'received'),
  (DATE '2026-03-02', 'hour=19', 0L, 'received')
  AS t(day, partition, rows_read, state)
