-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.objective_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, slo, source, row_events
FROM VALUES ('a', 'requests', 1L), ('b', 'counters', NULL), ('c', 'probes', NULL) AS t(slo, source, row_events)
-- given core.sli_minute
SELECT DATE '2026-03-02' AS day, 'store' AS service, 'b' AS slo, 'counters' AS source, largest_row FROM VALUES (7L), (90L), (NULL) AS t(largest_row)
-- given core.partition
SELECT DATE '2026-03-02' AS day, source, covers_from, rows_quarantined, rows_late
FROM VALUES
  ('requests', TIMESTAMP '2026-03-02 00:00', 3L, 2L), ('requests', NULL, 40L, 0L), ('counters', TIMESTAMP '2026-03-02 00:00', 0L, 4L)
  AS t(source, covers_from, rows_quarantined, rows_late)
-- expect
VALUES ('a', 1L, 5L, 40L), ('b', 90L, 4L, 0L), ('c', NULL, 0L, 0L) AS t(slo, row_events, unplaced_rows, unplaced_rows_in_gaps)
