-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.objective_day
VALUES (DATE '2026-03-02', 'store', 'availability', 'requests', 0.9BD, TIMESTAMP '2026-03-02', TIMESTAMP '2026-03-03', 'd', 'Occurrences', 0, 'events')
  AS t(day, service, slo, source, target, day_starts, day_ends, definition, budgeting, slice_minutes, unit)
-- given core.partition
VALUES (DATE '2026-03-02', 'requests', 'all', TIMESTAMP '2026-03-02 10:00', TIMESTAMP '2026-03-02 10:02', 'received')
  AS t(day, source, partition, covers_from, covers_until, state)
-- given core.sli_minute
VALUES
  (DATE '2026-03-02', 'requests', TIMESTAMP '2026-03-02 10:00', 'store', 'availability', 9L, 10L),
  (DATE '2026-03-02', 'requests', TIMESTAMP '2026-03-02 10:01', 'store', 'availability', 2000000000L, 2000000001L)
  AS t(day, source, minute, service, slo, good, valid)
-- expect
VALUES (2, 0, 0.999999999BD, 0.001388888BD) AS t(good_minutes, bad_minutes, availability, coverage)
