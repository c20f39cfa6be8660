-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given partial_fact
VALUES ('rows', 'judged', 'day=2026-03-02', 20514, 'accepted', 60L), ('rows', 'quiet', 'day=2026-03-02', 20514, 'accepted', 59L), ('rows', 'unjudged', 'day=2026-03-02', 20514, 'accepted', 60L)
  AS t(kind, source, partition, day, outcome, row_count)
-- given raw_partition
SELECT source, 'day=2026-03-02' AS partition, DATE '2026-03-02' AS home_day, TIMESTAMP '2026-03-02' AS starts, TIMESTAMP '2026-03-03' AS ends, 'received' AS state
FROM VALUES ('judged'), ('quiet'), ('unjudged') AS t(source)
-- given stale_day
SELECT source, DATE '2026-03-02' AS day FROM VALUES ('judged'), ('quiet'), ('unjudged') AS t(source)
-- given catalog_objective
VALUES ('judged'), ('quiet') AS t(source)
-- expect
VALUES ('judged', 'all zero', NULL), ('quiet', NULL, TIMESTAMP '2026-03-02'), ('unjudged', NULL, TIMESTAMP '2026-03-02')
  AS t(source, doubt, covers_from)
