-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.objective_day
VALUES (DATE '2026-03-02', 'store', 'availability', 'requests', 0.9BD, TIMESTAMP '2026-03-02 00:00', TIMESTAMP '2026-03-02 00:06', 0)
  AS t(day, service, slo, source, target, day_starts, day_ends, slice_minutes)
-- given core.partition
VALUES
  (DATE '2026-03-02', 'requests', TIMESTAMP '2026-03-02 00:00', TIMESTAMP '2026-03-02 00:05'),
  (DATE '2026-03-02', 'requests', TIMESTAMP '2026-03-02 00:04', TIMESTAMP '2026-03-02 00:05'),
  (DATE '2026-03-02', 'requests', NULL, NULL)
  AS t(day, source, covers_from, covers_until)
-- given core.exclusion_day
VALUES (DATE '2026-03-02', 'store', TIMESTAMP '2026-03-02 00:03', TIMESTAMP '2026-03-02 00:04') AS t(day, service, starts, ends)
-- given core.sli_minute
VALUES
  (DATE '2026-03-02', 'requests', TIMESTAMP '2026-03-02 00:00', 'store', 'availability', 9L, 10L),
  (DATE '2026-03-02', 'requests', TIMESTAMP '2026-03-02 00:01', 'store', 'availability', 8L, 10L),
  (DATE '2026-03-02', 'requests', TIMESTAMP '2026-03-02 00:03', 'store', 'availability', 0L, 10L),
  (DATE '2026-03-02', 'requests', TIMESTAMP '2026-03-02 00:05', 'store', 'availability', 5L, 5L)
  AS t(day, source, minute, service, slo, good, valid)
-- expect
VALUES
  (TIMESTAMP '2026-03-02 00:00', 9L, 10L, 'good'), (TIMESTAMP '2026-03-02 00:01', 8L, 10L, 'bad'),
  (TIMESTAMP '2026-03-02 00:02', 0L, 0L, 'no traffic'), (TIMESTAMP '2026-03-02 00:03', 0L, 10L, 'excluded'),
  (TIMESTAMP '2026-03-02 00:04', 0L, 0L, 'no traffic'), (TIMESTAMP '2026-03-02 00:05', 5L, 5L, 'no telemetry')
  AS t(minute, good, valid, state)
