-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.slice_hour
VALUES
  (DATE '2026-03-02', TIMESTAMP '2026-03-02 10:00', 'store', 'availability', 'region', 'DE', 9L, 10L),
  (DATE '2026-03-02', TIMESTAMP '2026-03-02 11:00', 'store', 'availability', 'region', 'DE', 1L, 2L),
  (DATE '2026-03-03', TIMESTAMP '2026-03-03 11:00', 'store', 'availability', 'region', 'DE', 1L, 2L)
  AS t(day, hour, service, slo, dimension, value, good, valid)
-- given core.objective_day
VALUES (DATE '2026-03-02', 'store', 'availability', 'd'), (DATE '2026-03-03', 'store', 'availability', 'e') AS t(day, service, slo, definition)
-- expect
VALUES (DATE '2026-03-02', 'DE', 10L, 2L, 12L, 'd') AS t(day, value, good, bad, valid, definition)
