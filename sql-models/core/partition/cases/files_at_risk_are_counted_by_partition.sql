-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given partial_fact
VALUES
  ('rows', 'requests', 'day=2026-03-02', 20514, 'accepted', 90L),
  ('at_risk', 'requests', 'day=2026-03-02', CAST(NULL AS INT), CAST(NULL AS STRING), 1L),
  ('at_risk', 'requests', 'day=2026-03-02', NULL, NULL, 1L)
  AS t(kind, source, partition, day, outcome, row_count)
-- given raw_partition
VALUES
  ('requests', 'day=2026-03-02', DATE '2026-03-02', TIMESTAMP '2026-03-02', TIMESTAMP '2026-03-03', 'received'),
  ('requests', 'day=2026-03-02b', DATE '2026-03-02', TIMESTAMP '2026-03-02', TIMESTAMP '2026-03-03', 'missing')
  AS t(source, partition, home_day, starts, ends, state)
-- given stale_day
VALUES ('requests', DATE '2026-03-02') AS t(source, day)
-- given catalog_objective
SELECT * FROM VALUES ('requests') AS t(source)
-- expect
VALUES ('day=2026-03-02', 90L, 2), ('day=2026-03-02b', 0L, 0) AS t(partition, rows_read, files_at_risk)
