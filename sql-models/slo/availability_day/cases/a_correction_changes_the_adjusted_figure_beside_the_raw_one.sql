-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.objective_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, slo, 'requests' AS source, target, TIMESTAMP '2026-03-02' AS day_starts,
  TIMESTAMP '2026-03-09' AS day_ends, budgeting, slice_target, slice_minutes, unit, 'd' AS definition
FROM VALUES
  ('a week of minutes', 0.99BD, 'Timeslices', 0.9BD, 1, 'slices')
  AS t(slo, target, budgeting, slice_target, slice_minutes, unit)
-- given core.partition
VALUES (DATE '2026-03-02', 'requests', TIMESTAMP '2026-03-02', TIMESTAMP '2026-03-09') AS t(day, source, covers_from, covers_until)
-- given core.exclusion_day
VALUES
  (DATE '2026-03-02', 'store', TIMESTAMP '2026-03-04 00:00', TIMESTAMP '2026-03-04 16:00'),
  (DATE '2026-03-02', 'store', TIMESTAMP '2026-03-04 10:00', TIMESTAMP '2026-03-05 00:00'),
  (DATE '2026-03-02', 'store', TIMESTAMP '2026-03-04 12:00', TIMESTAMP '2026-03-04 13:00')
  AS t(day, service, starts, ends)
-- given core.sli_minute
SELECT DATE '2026-03-02' AS day, 'requests' AS source, minute, 'store' AS service, 'a week of minutes' AS slo, IF(minute < TIMESTAMP '2026-03-02 01:00', 0L, 1L) AS good, 1L AS valid
FROM (SELECT EXPLODE(SEQUENCE(TIMESTAMP '2026-03-02', TIMESTAMP '2026-03-08 23:59', INTERVAL '1' MINUTE)) AS minute)
-- expect
VALUES (60L, 10080L, 60L, 8640L, 1440, 0.994047619BD, 0.993055555BD) AS t(bad, valid, adjusted_bad, adjusted_valid, excluded_minutes, availability, adjusted_availability)
