-- with first_day = 2026-03-02, last_day = 2026-03-03
-- given slo.burn_day
VALUES
  (DATE '2026-03-02', 'store', 'a', TIMESTAMP '2026-03-02 09:00', TIMESTAMP '2026-03-02 10:00', ARRAY('1h'), 15BD, 30L, 900L, 'd'),
  (DATE '2026-03-02', 'store', 'a', TIMESTAMP '2026-03-02 23:00', TIMESTAMP '2026-03-03 00:00', ARRAY('1h', '6h'), 20BD, 40L, 1000L, 'd'),
  (DATE '2026-03-03', 'store', 'a', TIMESTAMP '2026-03-03 00:00', TIMESTAMP '2026-03-03 00:30', ARRAY('1d', '6h'), 25BD, 10L, 500L, 'e'),
  (DATE '2026-03-02', 'store', 'all', TIMESTAMP '2026-03-02 23:00', TIMESTAMP '2026-03-03 00:00', ARRAY('1h'), NULL, 1L, 9L, 'd'),
  (DATE '2026-03-02', 'store', 'slices', TIMESTAMP '2026-03-02 23:00', TIMESTAMP '2026-03-03 00:00', ARRAY('1h'), 20BD, 1L, 9L, 'd')
  AS t(day, service, slo, starts, ends, windows, peak_burn, adjusted_bad, adjusted_valid, definition)
-- given slo.error_budget_day
VALUES
  (DATE '2026-03-02', 'store', 'a', 'events', TRUE, 60BD),
  (DATE '2026-03-02', 'store', 'a', 'events', FALSE, 10BD),
  (DATE '2026-03-03', 'store', 'a', 'events', TRUE, 200BD),
  (DATE '2026-03-02', 'store', 'all', 'events', TRUE, 0BD),
  (DATE '2026-03-02', 'store', 'slices', 'slices', TRUE, 5BD)
  AS t(day, service, slo, unit, is_objective_window, adjusted_budget)
-- expect
VALUES
  ('store', 'a', TIMESTAMP '2026-03-02 09:00', TIMESTAMP '2026-03-02 10:00', ARRAY('1h'), 15BD, 30L, 900L, 0.5BD, 'd'),
  ('store', 'a', TIMESTAMP '2026-03-02 23:00', TIMESTAMP '2026-03-03 00:30', ARRAY('1d', '1h', '6h'), 25BD, 50L, 1500L, 0.25BD, 'e'),
  ('store', 'all', TIMESTAMP '2026-03-02 23:00', TIMESTAMP '2026-03-03 00:00', ARRAY('1h'), NULL, 1L, 9L, NULL, 'd'),
  ('store', 'slices', TIMESTAMP '2026-03-02 23:00', TIMESTAMP '2026-03-03 00:00', ARRAY('1h'), 20BD, 1L, 9L, 0.2BD, 'd')
  AS t(service, slo, starts, ends, windows, peak_burn, adjusted_bad, adjusted_valid, adjusted_budget_share, definition)
