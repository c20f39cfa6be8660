-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given partial_fact
SELECT 'unjudged' AS kind, 'requests' AS source, 20514 AS day, 1772445600000000L AS time, 'store' AS service, slo, 'p' AS partition, reason, row_count
FROM VALUES ('a', 'status: no value', 2L), ('a', 'status: no value', 3L), ('a', 'status: negative', 1L), ('b', 'status: no value', 4L)
  AS t(slo, reason, row_count)
-- expect
VALUES ('a', 'status: no value', 5L), ('a', 'status: negative', 1L), ('b', 'status: no value', 4L) AS t(slo, reason, unjudged_rows)
