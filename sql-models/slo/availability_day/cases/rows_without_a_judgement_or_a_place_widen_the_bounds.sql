-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.objective_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, slo, source, 0.9BD AS target, TIMESTAMP '2026-03-02 00:00' AS day_starts,
  TIMESTAMP '2026-03-02 00:02' AS day_ends, 'Occurrences' AS budgeting, 0 AS slice_minutes, 'events' AS unit, 'd' AS definition, row_events
FROM VALUES
  ('half unjudged', 'whole', 1L), ('few unjudged', 'whole', 1L), ('unplaced', 'damaged', 1L), ('counters', 'damaged', NULL),
  ('no counter read', 'damaged', NULL) AS t(slo, source, row_events)
-- given core.partition
SELECT DATE '2026-03-02' AS day, source, TIMESTAMP '2026-03-02 00:00' AS covers_from, TIMESTAMP '2026-03-02 00:02' AS covers_until, rows_quarantined, rows_late
FROM VALUES ('whole', 0L, 0L), ('damaged', 3L, 2L) AS t(source, rows_quarantined, rows_late)
-- given core.sli_minute
SELECT DATE '2026-03-02' AS day, source, TIMESTAMP '2026-03-02 00:00' AS minute, 'store' AS service, slo, good, valid, largest_row
FROM VALUES
  ('half unjudged', 'whole', 100L, 100L, 1L), ('few unjudged', 'whole', 100L, 100L, 1L), ('unplaced', 'damaged', 100L, 100L, 1L),
  ('counters', 'damaged', 100L, 100L, 40L) AS t(slo, source, good, valid, largest_row)
-- given core.unjudged_minute
SELECT DATE '2026-03-02' AS day, 'whole' AS source, TIMESTAMP '2026-03-02 00:00' AS minute, 'store' AS service, slo, unjudged_rows
FROM VALUES ('half unjudged', 100L), ('few unjudged', 4L) AS t(slo, unjudged_rows)
-- expect
VALUES
  ('half unjudged', 100L, 100L, 100L, 'Unknown', 0.5BD, 1BD, 0.5BD), ('few unjudged', 100L, 100L, 4L, 'Met', 0.961538461BD, 1BD, 1BD),
  ('unplaced', 100L, 100L, 5L, 'Met', 0.952380952BD, 1BD, 1BD), ('counters', 100L, 100L, 200L, 'Unknown', 0.333333333BD, 1BD, 1BD),
  ('no counter read', 0L, 0L, NULL, 'Unknown', NULL, NULL, 1BD)
  AS t(slo, good, valid, missing, raw_verdict, availability_at_worst, availability_at_best, coverage)
