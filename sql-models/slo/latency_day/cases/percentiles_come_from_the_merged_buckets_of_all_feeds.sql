-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.latency_hour
VALUES
  (DATE '2026-03-02', 'web', 'store', 'buy', 7, 50L), (DATE '2026-03-02', 'app', 'store', 'buy', 15, 40L),
  (DATE '2026-03-02', 'app', 'store', 'look', 23, 10L), (DATE '2026-03-02', 'web', 'music', '(all)', -1, 1L)
  AS t(day, source, service, operation, bucket, requests)
-- expect
VALUES
  ('store', '(all)', 100L, 2BD, 4BD, 8BD, 8BD), ('store', 'buy', 90L, 2BD, 4BD, 4BD, 4BD), ('store', 'look', 10L, 8BD, 8BD, 8BD, 8BD),
  ('music', '(all)', 1L, 1BD, 1BD, 1BD, 1BD)
  AS t(service, operation, requests, p50_ms, p90_ms, p95_ms, p99_ms)
