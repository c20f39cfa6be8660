-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given partial_fact
SELECT 'minute' AS kind, source, 20514 AS day, UNIX_MICROS(TIMESTAMP '2026-03-02' + MAKE_DT_INTERVAL(0, 0, minute, 0)) AS time, 'store' AS service, slo, n AS good, n AS valid
FROM VALUES ('frozen', 'a', 10L), ('sparse', 'a', 9L), ('prober', 'a', 12L), ('probes', 'measured', 1000000L), ('pings', 'measured', 1000000L),
  ('mixed', 'measured', 1000000L), ('mixed', 'a', 5L) AS t(source, slo, n)
LATERAL VIEW EXPLODE(SEQUENCE(0, 1439)) AS minute
-- given raw_partition
SELECT source, 'day=2026-03-02' AS partition, DATE '2026-03-02' AS home_day, TIMESTAMP '2026-03-02' AS starts, TIMESTAMP '2026-03-03' AS ends, 'received' AS state
FROM VALUES ('frozen'), ('sparse'), ('prober'), ('probes'), ('pings'), ('mixed') AS t(source)
-- given stale_day
SELECT source, DATE '2026-03-02' AS day FROM VALUES ('frozen'), ('sparse'), ('prober'), ('probes'), ('pings'), ('mixed') AS t(source)
-- given catalog_source
VALUES ('frozen', FALSE), ('sparse', FALSE), ('prober', TRUE), ('probes', FALSE), ('pings', TRUE), ('mixed', FALSE) AS t(source, is_steady)
-- given catalog_objective
VALUES ('store', 'a', FALSE), ('store', 'measured', TRUE) AS t(service, slo, is_measured)
-- expect
VALUES ('frozen', 'constant', NULL), ('sparse', NULL, TIMESTAMP '2026-03-02'), ('prober', NULL, TIMESTAMP '2026-03-02'), ('probes', 'constant', NULL),
  ('pings', NULL, TIMESTAMP '2026-03-02'), ('mixed', NULL, TIMESTAMP '2026-03-02')
  AS t(source, doubt, covers_from)
