-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.objective_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, slo, 'requests' AS source, target, TIMESTAMP '2026-03-02' AS day_starts,
  TIMESTAMP '2026-03-03' AS day_ends, budgeting, slice_minutes, unit, 'd' AS definition
FROM VALUES
  ('by events', 0.999BD, 'Occurrences', 0, 'events'), ('by slots', 0.99BD, 'RatioTimeslices', 5, 'billionths of slices'),
  ('only a bad event', 0.99BD, 'Occurrences', 0, 'events'), ('only bad events', 0.99BD, 'Occurrences', 0, 'events')
  AS t(slo, target, budgeting, slice_minutes, unit)
-- given core.partition
VALUES (DATE '2026-03-02', 'requests', TIMESTAMP '2026-03-02', TIMESTAMP '2026-03-03') AS t(day, source, covers_from, covers_until)
-- given core.sli_minute
SELECT DATE '2026-03-02' AS day, 'requests' AS source, minute, 'store' AS service, slo, good, valid
FROM (
  SELECT slo, minute, IF(minute = TIMESTAMP '2026-03-02 03:00', 0L, 100000L) AS good, IF(minute = TIMESTAMP '2026-03-02 03:00', 1L, 100000L) AS valid
  FROM (SELECT EXPLODE(SEQUENCE(TIMESTAMP '2026-03-02', TIMESTAMP '2026-03-02 23:55', INTERVAL '5' MINUTE)) AS minute) JOIN VALUES ('by events'), ('by slots') AS t(slo)
  UNION ALL VALUES ('only a bad event', TIMESTAMP '2026-03-02 03:00', 0L, 1L), ('only bad events', TIMESTAMP '2026-03-02 03:00', 0L, 100L)
)
-- expect
VALUES
  ('by events', 1L, 28700001L, 0.999999965BD, 'Met'), ('by slots', 1000000000L, 288000000000L, 0.996527777BD, 'Met'),
  ('only a bad event', 1L, 1L, 0BD, 'Too little traffic'), ('only bad events', 100L, 100L, 0BD, 'Missed')
  AS t(slo, bad, valid, availability, adjusted_verdict)
