-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given partial_fact
VALUES
  ('minute', 'requests', 20514, 1772445600000000L, 'store', 'availability', 9L, 10L),
  ('minute', 'requests', 20514, 1772445600000000L, 'store', 'availability', 5L, 5L),
  ('slice', 'requests', 20514, 1772445600000000L, 'store', 'availability', 7L, 7L)
  AS t(kind, source, day, time, service, slo, good, valid)
-- expect
VALUES (DATE '2026-03-02', TIMESTAMP '2026-03-02 10:00', 'store', 'availability', 14L, 15L)
  AS t(day, minute, service, slo, good, valid)
