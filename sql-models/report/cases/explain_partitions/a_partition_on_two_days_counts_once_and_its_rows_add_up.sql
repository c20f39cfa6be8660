-- with first_day = 2026-03-02, last_day = 2026-03-03
-- given core.objective_day
VALUES (DATE '2026-03-02', 'store', 'a', 'feed'), (DATE '2026-03-03', 'store', 'a', 'feed') AS t(day, service, slo, source)
-- given core.partition
VALUES
  (DATE '2026-03-02', 'feed', 'p1', 'received', 10L, 9L, 1L, 0L, 0L), (DATE '2026-03-03', 'feed', 'p1', 'received', 5L, 3L, 0L, 1L, 1L),
  (DATE '2026-03-03', 'feed', 'p2', 'received', 7L, 7L, 0L, 0L, 0L), (DATE '2026-03-03', 'feed', 'p3', 'missing', 0L, 0L, 0L, 0L, 0L),
  (DATE '2026-03-03', 'other', 'p4', 'received', 1L, 1L, 0L, 0L, 0L)
  AS t(day, source, partition, state, rows_read, rows_accepted, rows_quarantined, rows_duplicate, rows_late)
-- expect
VALUES ('feed', 'missing', 1L, 'p3', 'p3', 0L, 0L, 0L, 0L, 0L), ('feed', 'received', 2L, 'p1', 'p2', 22L, 19L, 1L, 1L, 1L)
  AS t(source, state, partitions, first, last, rows_read, rows_accepted, rows_quarantined, rows_duplicate, rows_late)
