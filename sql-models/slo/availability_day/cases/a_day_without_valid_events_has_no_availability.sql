-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.objective_day
VALUES (DATE '2026-03-02', 'store', 'availability', 'requests', 0.9BD, TIMESTAMP '2026-03-02', TIMESTAMP '2026-03-03', 'd', 'Occurrences', 0, 'events')
  AS t(day, service, slo, source, target, day_starts, day_ends, definition, budgeting, slice_minutes, unit)
-- given core.partition
VALUES (DATE '2026-03-02', 'requests', 'day=2026-03-02', TIMESTAMP '2026-03-02', TIMESTAMP '2026-03-03', 'received')
  AS t(day, source, partition, covers_from, covers_until, state)
-- given core.sli_minute
SELECT * FROM VALUES (DATE '2026-03-02', 'requests', TIMESTAMP '2026-03-02', 'store', 'availability', 1L, 1L)
  AS t(day, source, minute, service, slo, good, valid) WHERE false
-- expect
VALUES (0L, 0L, 0L, 0, 0, 1440, 0, CAST(NULL AS DECIMAL(10, 9)), 1BD) AS t(good, bad, valid, good_minutes, bad_minutes, no_traffic_minutes, no_telemetry_minutes, availability, coverage)
