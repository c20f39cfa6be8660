-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given partial_fact
VALUES
  ('block', 'requests', 'f', 0L, 7000L, 7099L, CAST(NULL AS STRING), CAST(NULL AS STRING)),
  ('block', 'requests', 'f', 4096L, 20L, 29L, NULL, NULL),
  ('quarantine', 'requests', 'f', 4096L, 22L, NULL, 'day=2026-03-02', 'malformed JSON')
  AS t(kind, source, file, block, ordinal, last, partition, reason)
-- given core.partition
VALUES (DATE '2026-03-02', 'requests', 'day=2026-03-02', 1L) AS t(day, source, partition, rows_quarantined)
-- given stale_day
VALUES ('requests', DATE '2026-03-02') AS t(source, day)
-- expect
VALUES ('f', 103L, 'malformed JSON') AS t(file, row_number, reason)
