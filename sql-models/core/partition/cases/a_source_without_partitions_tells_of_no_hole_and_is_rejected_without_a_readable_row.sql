-- with first_day = 2026-03-02, last_day = 2026-03-05
-- given partial_fact
SELECT kind, source, day, time, valid, last, outcome, 'all' AS partition, n AS row_count, valid AS good, reason FROM (
  SELECT 'minute' AS kind, 'log' AS source, 20514 + CAST(hour DIV 24 AS INT) AS day, UNIX_MICROS(TIMESTAMP '2026-03-02') + (hour * 60 + minute) * 60000000L AS time,
    10L + minute AS valid, NULL AS last, NULL AS outcome, NULL AS n, NULL AS reason
  FROM (SELECT EXPLODE(ARRAY(0, 1, 2, 3, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 48, 49)) AS hour) LATERAL VIEW EXPLODE(SEQUENCE(0, 59)) AS minute
  UNION ALL SELECT 'rows', 'log', day, NULL, NULL, NULL, outcome, n, reason
    FROM VALUES (20514, 'accepted', 960L, NULL), (20516, 'accepted', 120L, NULL), (20516, 'quarantined', 4L, 'malformed'), (20516, 'unjudged', 3L, NULL) AS t(day, outcome, n, reason)
  UNION ALL SELECT 'span', 'log', NULL, UNIX_MICROS(TIMESTAMP '2026-03-02'), NULL, UNIX_MICROS(TIMESTAMP '2026-03-04 01:59:10'), NULL, NULL, NULL
  UNION ALL SELECT 'rows', 'junk', NULL, NULL, NULL, NULL, 'quarantined', 9L, 'malformed')
-- given raw_partition
SELECT source, 'all' AS partition, 'received' AS state FROM VALUES ('log'), ('junk') AS t(source)
-- given stale_day
SELECT source, day FROM VALUES ('log', DATE '2026-03-02'), ('log', DATE '2026-03-03'), ('log', DATE '2026-03-04'), ('junk', DATE '2026-03-02'), ('junk', DATE '2026-03-03') AS t(source, day)
-- given catalog_objective
VALUES ('log'), ('junk') AS t(source)
-- expect
SELECT
  day, source, state, doubt, covers_from, covers_until, holes, rows_read, rows_accepted, rows_quarantined, rows_unjudged
FROM VALUES
  (DATE '2026-03-02', 'log', 'received', NULL, TIMESTAMP '2026-03-02', TIMESTAMP '2026-03-03', ARRAY(STRUCT(TIMESTAMP '2026-03-02 04:00' AS starts, TIMESTAMP '2026-03-02 12:00' AS ends)), 960L, 960L, 0L, 0L),
  (DATE '2026-03-03', 'log', 'received', 'silent', NULL, NULL, NULL, 0L, 0L, 0L, 0L),
  (DATE '2026-03-04', 'log', 'received', NULL, TIMESTAMP '2026-03-04', TIMESTAMP '2026-03-04 02:00', ARRAY(), 124L, 120L, 4L, 3L),
  (DATE '2026-03-02', 'junk', 'rejected', NULL, NULL, NULL, NULL, 9L, 0L, 9L, 0L),
  (DATE '2026-03-03', 'junk', 'rejected', NULL, NULL, NULL, NULL, 0L, 0L, 0L, 0L)
  AS t(day, source, state, doubt, covers_from, covers_until, holes, rows_read, rows_accepted, rows_quarantined, rows_unjudged)
