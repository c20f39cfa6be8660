-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.objective_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, slo, 'requests' AS source, target, TIMESTAMP '2026-03-02' AS day_starts,
  TIMESTAMP '2026-03-09' AS day_ends, budgeting, slice_target, slice_minutes, unit, 'd' AS definition
FROM VALUES
  ('2,016 slices', 0.97BD, 'Timeslices', 0.9BD, 5, 'slices')
  AS t(slo, target, budgeting, slice_target, slice_minutes, unit)
-- given core.partition
VALUES (DATE '2026-03-02', 'requests', TIMESTAMP '2026-03-02', TIMESTAMP '2026-03-08 06:00') AS t(day, source, covers_from, covers_until)
-- given core.sli_minute
SELECT DATE '2026-03-02' AS day, 'requests' AS source, minute, 'store' AS service, '2,016 slices' AS slo, IF(minute < TIMESTAMP '2026-03-02 04:10', 8L, 9L) AS good, 10L AS valid
FROM (SELECT EXPLODE(SEQUENCE(TIMESTAMP '2026-03-02', TIMESTAMP '2026-03-08 05:55', INTERVAL '5' MINUTE)) AS minute)
-- expect
VALUES (1750L, 50L, 1800L, 216L, 0.972222222BD, 0.868055555BD, 0.975198412BD, 0.892857142BD, 'Unknown')
  AS t(good, bad, valid, adjusted_missing, availability, adjusted_availability_at_worst, adjusted_availability_at_best, coverage, adjusted_verdict)
