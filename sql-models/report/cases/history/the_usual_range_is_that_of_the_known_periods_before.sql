-- with first_day = 2026-03-09, last_day = 2026-03-15
-- given slo.period_day
SELECT
  window_ends AS day, 'store' AS service, slo, window, window_starts, window_ends, unit, 0 AS slice_minutes, bad, valid, spent_share, raw_verdict
FROM VALUES
  ('answers', 'week', DATE '2026-01-05', DATE '2026-01-11', 'events', 10L, 100000L, 'Met'),
  ('answers', 'week', DATE '2026-01-12', DATE '2026-01-18', 'events', 12L, 100000L, 'Met'),
  ('answers', 'week', DATE '2026-01-19', DATE '2026-01-25', 'events', 10L, 100000L, 'Met'),
  ('answers', 'week', DATE '2026-01-26', DATE '2026-02-01', 'events', 12L, 100000L, 'Met'),
  ('answers', 'week', DATE '2026-02-02', DATE '2026-02-08', 'events', 900L, 100000L, 'Unknown'),
  ('answers', 'week', DATE '2026-02-09', DATE '2026-02-15', 'events', 10L, 100000L, 'Met'),
  ('answers', 'week', DATE '2026-02-16', DATE '2026-02-22', 'events', 12L, 100000L, 'Missed'),
  ('answers', 'week', DATE '2026-02-23', DATE '2026-03-01', 'events', 10L, 100000L, 'Met'),
  ('answers', 'week', DATE '2026-03-02', DATE '2026-03-08', 'events', 12L, 100000L, 'Met'),
  ('answers', 'week', DATE '2026-03-09', DATE '2026-03-15', 'events', 70L, 100000L, 'Missed'),
  ('answers', 'month', DATE '2026-02-01', DATE '2026-02-28', 'events', 950L, 400000L, 'Unknown'),
  ('answers', 'quarter', DATE '2026-01-01', DATE '2026-03-15', 'events', 1L, 1L, 'Met'),
  ('young', 'week', DATE '2026-03-02', DATE '2026-03-08', 'slices', 1L, 10L, 'Met'),
  ('young', 'week', DATE '2026-03-09', DATE '2026-03-15', 'events', 0L, 0L, 'No traffic')
  AS t(slo, window, window_starts, window_ends, unit, bad, valid, raw_verdict)
  LATERAL VIEW EXPLODE(ARRAY(0.5BD)) AS spent_share
-- expect
VALUES
  ('answers', STRUCT(110.000BD AS mean, 56.800BD AS low, 163.200BD AS high),
    ARRAY(STRUCT(DATE '2026-02-01', DATE '2026-02-28', 950L, 400000L, 0.5BD, 2375.000BD, 'Unknown'))),
  ('young', NULL, ARRAY())
  AS t(slo, usual, months)
