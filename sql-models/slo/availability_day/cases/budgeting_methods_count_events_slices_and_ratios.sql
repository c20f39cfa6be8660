-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.objective_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, slo, 'requests' AS source, 0.5BD AS target, TIMESTAMP '2026-03-02 00:00' AS day_starts,
  TIMESTAMP '2026-03-02 00:20' AS day_ends, budgeting, slice_target, slice_minutes, unit, 'd' AS definition
FROM VALUES
  ('events', 'Occurrences', NULL, 0, 'events'),
  ('slices', 'Timeslices', 0.9BD, 5, 'slices'),
  ('ratios', 'RatioTimeslices', NULL, 5, 'billionths of slices')
  AS t(slo, budgeting, slice_target, slice_minutes, unit)
-- given core.partition
VALUES (DATE '2026-03-02', 'requests', TIMESTAMP '2026-03-02 00:00', TIMESTAMP '2026-03-02 00:17') AS t(day, source, covers_from, covers_until)
-- given core.sli_minute
SELECT DATE '2026-03-02' AS day, 'requests' AS source, minute, 'store' AS service, slo, good, valid
FROM VALUES ('events'), ('slices'), ('ratios') AS s(slo) JOIN VALUES
  (TIMESTAMP '2026-03-02 00:00', 10L, 10L), (TIMESTAMP '2026-03-02 00:04', 8L, 10L),
  (TIMESTAMP '2026-03-02 00:06', 1L, 3L), (TIMESTAMP '2026-03-02 00:16', 10L, 10L)
  AS t(minute, good, valid)
-- expect
VALUES
  ('events', 'events', 29L, 4L, 33L, NULL, 'Unknown', 0.878787878BD, 29L, 33L),
  ('slices', 'slices', 1L, 1L, 2L, 1L, 'Unknown', 0.5BD, 29L, 33L),
  ('ratios', 'billionths of slices', 1233333333L, 766666667L, 2000000000L, 1000000000L, 'Unknown', 0.616666666BD, 29L, 33L)
  AS t(slo, unit, good, bad, valid, adjusted_missing, adjusted_verdict, availability, good_events, valid_events)
