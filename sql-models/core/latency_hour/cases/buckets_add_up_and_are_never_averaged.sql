-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given partial_fact
VALUES
  ('latency', 'requests', 20514, 1772445600000000L, 'store', 'GET /', 40, 3L),
  ('latency', 'requests', 20514, 1772445600000000L, 'store', 'GET /', 40, 4L),
  ('latency', 'requests', 20514, 1772445600000000L, 'store', 'GET /', 41, 1L)
  AS t(kind, source, day, time, service, value, bucket, row_count)
-- given catalog_source
VALUES ('requests', 2000) AS t(source, max_values)
-- expect
VALUES (40, 7L), (41, 1L) AS t(bucket, requests)
