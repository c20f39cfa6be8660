-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given partial_fact
SELECT 'minute' AS kind, source, 20514 AS day, UNIX_MICROS(TIMESTAMP '2026-03-02') + id * 60000000 AS time, good, 10L AS valid
FROM RANGE(0, 1440) JOIN (VALUES ('alive', 9L), ('constant', 9L), ('stopped', 9L)) AS t(source, good)
WHERE source = 'constant' OR id % 7 <> 0 AND source = 'alive' OR id % 5 <> 0 AND source = 'stopped' AND id < 600
UNION ALL SELECT 'minute', 'alive', 20514, UNIX_MICROS(TIMESTAMP '2026-03-02 23:00'), 10L, 11L
UNION ALL SELECT 'minute', 'stopped', 20514, UNIX_MICROS(TIMESTAMP '2026-03-02 04:00'), 10L, 11L
UNION ALL SELECT 'rows', 'zero', 20514, NULL, NULL, NULL
-- given raw_partition
SELECT source, 'day=2026-03-02' AS partition, DATE '2026-03-02' AS home_day, TIMESTAMP '2026-03-02' AS starts, TIMESTAMP '2026-03-03' AS ends, 'received' AS state
FROM VALUES ('alive'), ('constant'), ('stopped') AS t(source)
-- given stale_day
SELECT source, DATE '2026-03-02' AS day FROM VALUES ('alive'), ('constant'), ('stopped') AS t(source)
-- given catalog_objective
VALUES ('alive'), ('constant'), ('stopped') AS t(source)
-- expect
VALUES
  ('alive', NULL, TIMESTAMP '2026-03-02 00:00', TIMESTAMP '2026-03-03 00:00'),
  ('constant', 'constant', NULL, NULL),
  ('stopped', 'stopped', TIMESTAMP '2026-03-02 00:00', TIMESTAMP '2026-03-02 10:00')
  AS t(source, doubt, covers_from, covers_until)
