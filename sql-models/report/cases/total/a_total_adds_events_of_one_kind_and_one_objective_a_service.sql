-- with first_day = 2026-03-02, last_day = 2026-03-08
-- given slo.period_day
SELECT *, 'week' AS window, DATE '2026-03-08' AS day, DATE '2026-03-02' AS window_starts, DATE '2026-03-08' AS window_ends, valid - bad AS good, 0L AS missing FROM VALUES
  ('store', 'answers', 'events', 'failed', TRUE, 10L, 1000L), ('store', 'answers again', 'events', 'failed', FALSE, 400L, 1000L),
  ('store', 'speed', 'events', 'slow', FALSE, 50L, 1000L),
  ('music', 'b', 'events', 'failed', FALSE, 7L, 500L), ('music', 'a', 'events', 'failed', FALSE, 5L, 500L), ('music', 'slices', 'slices', 'failed', TRUE, 3L, 2016L),
  ('cloud', 'hours', 'billionths of slices', 'failed', TRUE, 9L, 168000000000L),
  ('books', 'old', 'events', NULL, NULL, 1L, 500L)
  AS t(service, slo, unit, bad_is, is_main, bad, valid)
-- given slo.availability_day
VALUES
  (DATE '2026-03-02', 'store', 'answers', 'events', 4L), (DATE '2026-03-03', 'store', 'answers', 'events', 6L),
  (DATE '2026-03-03', 'store', 'speed', 'events', 50L), (DATE '2026-03-03', 'music', 'a', 'events', 5L),
  (DATE '2026-03-02', 'books', 'old', 'events', 1L), (DATE '2026-03-02', 'music', 'slices', 'slices', 3L)
  AS t(day, service, slo, unit, bad)
-- expect
VALUES
  ('failed', 16L, 2000L, 0.992BD, ARRAY(STRUCT('books', 'old'), STRUCT('music', 'a'), STRUCT('store', 'answers')),
    ARRAY(STRUCT(DATE '2026-03-02', 5L), STRUCT(DATE '2026-03-03', 11L))),
  ('slow', 50L, 1000L, 0.95BD, ARRAY(STRUCT('store', 'speed')), ARRAY(STRUCT(DATE '2026-03-03', 50L)))
  AS t(bad_is, bad, valid, availability, objectives, days)
