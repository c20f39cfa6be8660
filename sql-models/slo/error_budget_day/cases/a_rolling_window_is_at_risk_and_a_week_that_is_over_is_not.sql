-- with first_day = 2026-06-07, last_day = 2026-06-07
-- given slo.period_day
VALUES
  (DATE '2026-06-07', 'store', 'a', '7d', DATE '2026-06-01', DATE '2026-06-07', TRUE, 0.8BD, 'Met', 2BD, 'Missed'),
  (DATE '2026-06-07', 'store', 'a', 'week', DATE '2026-06-01', DATE '2026-06-07', TRUE, 0.8BD, 'Met', 2BD, 'Missed'),
  (DATE '2026-06-07', 'store', 'a', 'month', DATE '2026-06-01', DATE '2026-06-30', FALSE, 0.8BD, 'Met', 2BD, 'Missed'),
  (DATE '2026-06-07', 'store', 'a', 'year', DATE '2026-01-01', DATE '2026-12-31', FALSE, NULL, 'Missed', 0.1BD, 'Unknown')
  AS t(day, service, slo, window, window_starts, window_ends, is_over, spent_share, raw_verdict, adjusted_spent_share, adjusted_verdict)
-- given slo.availability_day
VALUES (DATE '2026-06-07', 'store', 'a', 0.99BD, 5L, 1000L) AS t(day, service, slo, target, adjusted_bad, adjusted_valid)
-- expect
VALUES
  ('7d', 'At risk', 'Missed', 1BD, 0.5BD), ('week', 'Met', 'Missed', 1BD, 0.5BD), ('month', 'At risk', 'At risk', 0.233333333BD, 0.5BD), ('year', 'Missed', 'Unknown', 0.432876712BD, 0.5BD)
  AS t(window, raw_state, adjusted_state, elapsed_share, adjusted_burn_rate_1d)
