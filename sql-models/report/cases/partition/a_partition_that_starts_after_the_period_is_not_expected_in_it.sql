-- with first_day = 2026-03-02, last_day = 2026-03-03, time_zone = Europe/Berlin
-- given core.partition
VALUES
  (DATE '2026-03-02', 'feed', 'p1', TIMESTAMP '2026-03-02 00:00:00', 'incomplete', 10L, 0L), (DATE '2026-03-03', 'feed', 'p1', TIMESTAMP '2026-03-02 00:00:00', 'received', 5L, 0L),
  (DATE '2026-03-03', 'feed', 'p2', TIMESTAMP '2026-03-03 22:59:00', 'received', 1L, 0L), (DATE '2026-03-03', 'feed', 'p3', TIMESTAMP '2026-03-03 23:00:00', 'received', 1L, 1L),
  (DATE '2026-03-03', 'whole', 'all', NULL, 'received', 2L, 0L), (DATE '2026-03-04', 'feed', 'p4', TIMESTAMP '2026-03-04 00:00:00', 'received', 9L, 0L)
  AS t(day, source, partition, starts, state, rows_read, rows_late)
-- expect
VALUES ('feed', 'p1', 'received', TRUE, 15L, 0L), ('feed', 'p2', 'received', TRUE, 1L, 0L), ('feed', 'p3', 'received', FALSE, 1L, 1L), ('whole', 'all', 'received', TRUE, 2L, 0L)
  AS t(source, partition, state, is_expected, rows_read, rows_late)
