-- with first_day = 2026-03-09, last_day = 2026-03-15
-- given slo.period_day
SELECT window_ends AS day, window_starts, window_ends, window, service, slo, 'events' AS unit, bad_is, TRUE AS is_main, bad, valid - bad AS good, valid, missing FROM VALUES
  (DATE '2026-03-02', DATE '2026-03-08', 'week', 'store', 'answers', 'failed', 3L, 1000L, 0L),
  (DATE '2026-03-02', DATE '2026-03-08', 'week', 'music', 'answers', 'failed', 2L, 1000L, 21L),
  (DATE '2026-03-09', DATE '2026-03-15', 'week', 'store', 'answers', 'failed', 5L, 1000L, 0L),
  (DATE '2026-03-09', DATE '2026-03-15', 'week', 'store', 'speed', 'slow', 50L, 1000L, NULL),
  (DATE '2026-03-09', DATE '2026-03-15', 'week', 'music', 'answers', 'failed', 1L, 1000L, 20L),
  (DATE '2026-02-01', DATE '2026-02-28', 'month', 'store', 'answers', 'failed', 7L, 4000L, 0L),
  (DATE '2026-02-01', DATE '2026-02-28', 'month', 'gone', 'answers', 'failed', 9L, 4000L, 0L)
  AS t(window_starts, window_ends, window, service, slo, bad_is, bad, valid, missing)
-- given slo.availability_day
VALUES (DATE '2026-03-09', 'store', 'answers', 'events', 5L), (DATE '2026-03-09', 'music', 'answers', 'events', 1L), (DATE '2026-03-09', 'store', 'speed', 'events', 50L)
  AS t(day, service, slo, unit, bad)
-- expect
VALUES
  ('failed', 6L,
    ARRAY(STRUCT(DATE '2026-03-02', DATE '2026-03-08', 5L, 2000L, NULL, 2500.000BD, 'Unknown'), STRUCT(DATE '2026-03-09', DATE '2026-03-15', 6L, 2000L, NULL, 3000.000BD, 'Met')),
    ARRAY(STRUCT(DATE '2026-02-01', DATE '2026-02-28', 7L, 4000L, NULL, 1750.000BD, 'Met'))),
  ('slow', 50L, ARRAY(STRUCT(DATE '2026-03-09', DATE '2026-03-15', 50L, 1000L, NULL, 50000.000BD, 'Unknown')), ARRAY())
  AS t(bad_is, bad, periods, months)
