-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given partial_fact
VALUES
  ('slice', 'requests', 20514, 1772445600000000L, 'store', 'availability', 'region', 'DE', 9L, 10L),
  ('slice', 'requests', 20514, 1772445600000000L, 'store', 'availability', 'region', 'FR', 2L, 2L),
  ('slice', 'requests', 20514, 1772445600000000L, 'store', 'availability', 'region', 'IS', 0L, 1L)
  AS t(kind, source, day, time, service, slo, dimension, value, good, valid)
-- given catalog_source
VALUES ('requests', 1) AS t(source, max_values)
-- expect
VALUES ('DE', 9L, 10L), ('(other)', 2L, 3L) AS t(value, good, valid)
