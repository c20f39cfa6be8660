-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given partial_fact
VALUES
  ('rows', 'unreadable', 'day=2026-03-02', 20514, 'quarantined', 1000L),
  ('rows', 'mostly', 'day=2026-03-02', 20514, 'accepted', 49L), ('rows', 'mostly', 'day=2026-03-02', 20514, 'quarantined', 50L),
  ('rows', 'half', 'day=2026-03-02', 20514, 'accepted', 50L), ('rows', 'half', 'day=2026-03-02', 20514, 'quarantined', 50L)
  AS t(kind, source, partition, day, outcome, row_count)
-- given raw_partition
SELECT source, 'day=2026-03-02' AS partition, DATE '2026-03-02' AS home_day, TIMESTAMP '2026-03-02' AS starts, TIMESTAMP '2026-03-03' AS ends, 'received' AS state
FROM VALUES ('unreadable'), ('mostly'), ('half') AS t(source)
-- given stale_day
SELECT source, DATE '2026-03-02' AS day FROM VALUES ('unreadable'), ('mostly'), ('half') AS t(source)
-- expect
VALUES ('unreadable', 'quarantined', NULL, NULL), ('mostly', 'quarantined', NULL, NULL), ('half', NULL, TIMESTAMP '2026-03-02', TIMESTAMP '2026-03-03')
  AS t(source, doubt, covers_from, covers_until)
