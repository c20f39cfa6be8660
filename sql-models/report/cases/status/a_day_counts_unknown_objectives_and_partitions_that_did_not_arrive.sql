-- with first_day = 2026-03-02, last_day = 2026-03-03
-- given slo.availability_day
VALUES (DATE '2026-03-02', 'store', 'a', 0), (DATE '2026-03-02', 'store', 'b', 60), (DATE '2026-03-03', 'store', 'a', 0), (DATE '2026-03-04', 'store', 'a', 0)
  AS t(day, service, slo, no_telemetry_minutes)
-- given core.partition
VALUES (DATE '2026-03-02', 'received', 10L, 1L), (DATE '2026-03-02', 'missing', 0L, 0L), (DATE '2026-03-02', 'incomplete', 3L, 2L)
  AS t(day, state, rows_accepted, rows_late)
-- expect
VALUES (DATE '2026-03-02', 2L, 1L, 2L, 13L, 3L), (DATE '2026-03-03', 1L, 0L, NULL, NULL, NULL)
  AS t(day, objectives, unknown_objectives, partitions_not_received, rows_accepted, rows_late)
