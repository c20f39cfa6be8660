-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.objective_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, slo, budgeting, 0.9BD AS slice_target
FROM VALUES ('a', 'Timeslices'), ('b', 'Occurrences') AS t(slo, budgeting)
-- given slo.unplaced_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, slo, 5L AS unplaced_rows, 1L AS row_events FROM VALUES ('a'), ('b') AS t(slo)
-- given slo.state_minute
SELECT DATE '2026-03-02' AS day, 'store' AS service, slo, slice, good, valid, unjudged, state, state <> 'no telemetry' AS is_received
FROM VALUES
  ('a', 0, 100L, 100L, 0L, 'good'), ('a', 1, 93L, 100L, 0L, 'good'), ('a', 2, 89L, 100L, 0L, 'bad'), ('a', 3, 10L, 100L, 0L, 'bad'),
  ('a', 4, 0L, 0L, 0L, 'no traffic'), ('a', 5, 9L, 10L, 0L, 'good'), ('a', 6, 90L, 95L, 9L, 'no telemetry'), ('a', 7, 0L, 0L, 0L, 'excluded'),
  ('b', 0, 100L, 100L, 3L, 'good'), ('b', 0, 7L, 10L, 0L, 'excluded')
  AS t(slo, slice, good, valid, unjudged, state)
-- expect
VALUES
  ('a', 0, FALSE, 1L, 0L, 0L), ('a', 1, FALSE, 1L, 0L, 1L), ('a', 2, FALSE, 0L, 1L, 0L), ('a', 3, FALSE, 0L, 1L, 0L),
  ('a', 4, FALSE, 0L, 0L, 1L), ('a', 5, FALSE, 1L, 0L, 1L), ('a', 6, FALSE, 0L, 0L, 1L), ('a', 7, FALSE, 0L, 0L, 1L),
  ('a', 0, TRUE, 1L, 0L, 0L), ('a', 1, TRUE, 1L, 0L, 1L), ('a', 2, TRUE, 0L, 1L, 0L), ('a', 3, TRUE, 0L, 1L, 0L),
  ('a', 4, TRUE, 0L, 0L, 1L), ('a', 5, TRUE, 1L, 0L, 1L), ('a', 6, TRUE, 0L, 0L, 1L), ('a', 7, TRUE, 0L, 0L, 0L),
  ('b', 0, FALSE, 107L, 3L, 3L), ('b', 0, TRUE, 100L, 0L, 3L)
  AS t(slo, slice, is_adjusted, good, bad, missing)
