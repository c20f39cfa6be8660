-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.objective_day
VALUES (DATE '2026-03-02', 'store', 'availability', 'requests', 0.9BD, TIMESTAMP '2026-03-02', TIMESTAMP '2026-03-03', 'd', 'Occurrences', 0, 'events')
  AS t(day, service, slo, source, target, day_starts, day_ends, definition, budgeting, slice_minutes, unit)
-- given core.partition
VALUES
  (DATE '2026-03-02', 'requests', 'hour=00', TIMESTAMP '2026-03-02 00:00', TIMESTAMP '2026-03-02 01:00', 'received'),
  (DATE '2026-03-02', 'requests', 'hour=01', NULL, NULL, 'missing'),
  (DATE '2026-03-02', 'requests', 'hour=02', NULL, NULL, 'rejected')
  AS t(day, source, partition, covers_from, covers_until, state)
-- given core.sli_minute
VALUES
  (DATE '2026-03-02', 'requests', TIMESTAMP '2026-03-02 00:10', 'store', 'availability', 9L, 10L),
  (DATE '2026-03-02', 'requests', TIMESTAMP '2026-03-02 00:11', 'store', 'availability', 8L, 10L)
  AS t(day, source, minute, service, slo, good, valid)
-- expect
VALUES (17L, 3L, 20L, 1, 1, 58, 1380, 0.85BD) AS t(good, bad, valid, good_minutes, bad_minutes, no_traffic_minutes, no_telemetry_minutes, availability)
