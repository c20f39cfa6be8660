-- with first_day = 2026-03-02, last_day = 2026-03-08
-- given core.latency_hour
VALUES
  (DATE '2026-03-02', 'web', 'store', 'buy', 7, 50L), (DATE '2026-03-08', 'web', 'store', 'look', 15, 45L), (DATE '2026-03-08', 'web', 'store', 'buy', 23, 5L),
  (DATE '2026-03-09', 'web', 'store', 'buy', 31, 900L)
  AS t(day, source, service, operation, bucket, requests)
-- given slo.latency_day
VALUES
  (DATE '2026-03-02', 'store', '(all)', 2BD, 2BD, 2BD), (DATE '2026-03-08', 'store', '(all)', 4BD, 8BD, 8BD), (DATE '2026-03-08', 'store', 'buy', 8BD, 8BD, 8BD)
  AS t(day, service, operation, p50_ms, p95_ms, p99_ms)
-- expect
VALUES
  ('store', 100L, 2BD, 4BD, 8BD, ARRAY(STRUCT(DATE '2026-03-02', 2BD, 2BD, 2BD), STRUCT(DATE '2026-03-08', 4BD, 8BD, 8BD)))
  AS t(service, requests, p50_ms, p95_ms, p99_ms, days)
