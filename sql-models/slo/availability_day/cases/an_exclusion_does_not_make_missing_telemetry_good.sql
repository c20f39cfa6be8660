-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.objective_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, slo, 'requests' AS source, 0.9BD AS target, TIMESTAMP '2026-03-02 00:00' AS day_starts,
  TIMESTAMP '2026-03-02 00:10' AS day_ends, budgeting, slice_target, slice_minutes, unit, 'd' AS definition
FROM VALUES ('events', 'Occurrences', CAST(NULL AS DECIMAL(10, 9)), 0, 'events'), ('slices', 'Timeslices', 0.9BD, 5, 'slices') AS t(slo, budgeting, slice_target, slice_minutes, unit)
-- given core.partition
VALUES (DATE '2026-03-02', 'requests', TIMESTAMP '2026-03-02 00:00', TIMESTAMP '2026-03-02 00:05') AS t(day, source, covers_from, covers_until)
-- given core.exclusion_day
VALUES (DATE '2026-03-02', 'store', TIMESTAMP '2026-03-02 00:05', TIMESTAMP '2026-03-02 00:10') AS t(day, service, starts, ends)
-- given slo.missing_day
VALUES (DATE '2026-03-02', 'store', 'events', 0, 0, 0L, 5, 50L) AS t(day, service, slo, minutes, unknown_minutes, missing_events, raw_minutes, raw_missing_events)
-- given core.sli_minute
SELECT DATE '2026-03-02' AS day, 'requests' AS source, minute, 'store' AS service, slo, 10L AS good, 10L AS valid
FROM (SELECT EXPLODE(SEQUENCE(TIMESTAMP '2026-03-02 00:00', TIMESTAMP '2026-03-02 00:04', INTERVAL '1' MINUTE)) AS minute) JOIN VALUES ('events'), ('slices') AS t(slo)
-- expect
VALUES ('events', 50L, 50L, 0L, 50L), ('slices', 1L, 1L, 0L, 1L) AS t(slo, valid, adjusted_valid, adjusted_missing, missing)
