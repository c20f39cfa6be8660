-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given partial_fact
VALUES
  ('rows', 'requests', 'day=2026-03-02', 20514, 'accepted', CAST(NULL AS STRING), 90L),
  ('rows', 'requests', 'day=2026-03-02', 20514, 'duplicate', NULL, 3L),
  ('rows', 'requests', 'day=2026-03-02', NULL, 'quarantined', 'malformed JSON', 2L),
  ('rows', 'requests', 'day=2026-03-02', NULL, 'late', NULL, 5L)
  AS t(kind, source, partition, day, outcome, reason, row_count)
-- given raw_partition
VALUES
  ('requests', 'day=2026-03-02', DATE '2026-03-02', TIMESTAMP '2026-03-02', TIMESTAMP '2026-03-03', 'received'),
  ('requests', 'day=2026-03-03', DATE '2026-03-03', TIMESTAMP '2026-03-03', TIMESTAMP '2026-03-04', 'missing')
  AS t(source, partition, home_day, starts, ends, state)
-- given stale_day
VALUES ('requests', DATE '2026-03-02') AS t(source, day)
-- given catalog_objective
SELECT * FROM VALUES ('requests') AS t(source)
-- expect
VALUES (DATE '2026-03-02', 'day=2026-03-02', 100L, 90L, 2L, 3L, 5L, MAP('malformed JSON', 2L))
  AS t(day, partition, rows_read, rows_accepted, rows_quarantined, rows_duplicate, rows_late, quarantined_by_reason)
