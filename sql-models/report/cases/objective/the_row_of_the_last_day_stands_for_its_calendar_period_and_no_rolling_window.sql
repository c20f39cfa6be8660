-- with first_day = 2026-03-02, last_day = 2026-03-08
-- given slo.period_day
VALUES
  (DATE '2026-03-07', 'store', 'a', 'week', DATE '2026-03-02', DATE '2026-03-08', 5L),
  (DATE '2026-03-08', 'store', 'a', 'week', DATE '2026-03-02', DATE '2026-03-08', 7L),
  (DATE '2026-03-08', 'store', 'a', '7d', DATE '2026-03-02', DATE '2026-03-08', 70L),
  (DATE '2026-03-08', 'store', 'a', 'month', DATE '2026-03-01', DATE '2026-03-31', 8L),
  (DATE '2026-03-04', 'store', 'ended on Wednesday', 'week', DATE '2026-03-02', DATE '2026-03-08', 3L),
  (DATE '2026-03-15', 'store', 'a', 'week', DATE '2026-03-09', DATE '2026-03-15', 1L)
  AS t(day, service, slo, window, window_starts, window_ends, bad)
-- expect
VALUES (DATE '2026-03-08', 'a', 7L), (DATE '2026-03-04', 'ended on Wednesday', 3L) AS t(day, slo, bad)
