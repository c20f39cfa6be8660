-- with first_day = 2026-03-02, last_day = 2026-03-03
-- given core.unjudged_minute
SELECT day, 'requests' AS source, 'store' AS service, 'a' AS slo, reason, unjudged_rows
FROM VALUES
  (DATE '2026-03-02', 'status: no value', 2L), (DATE '2026-03-03', 'status: no value', 3L), (DATE '2026-03-03', 'status: negative', 9L),
  (DATE '2026-03-04', 'status: no value', 100L)
  AS t(day, reason, unjudged_rows)
-- expect
VALUES ('requests', 'store', 'a', 'status: negative', 9L), ('requests', 'store', 'a', 'status: no value', 5L) AS t(source, service, slo, reason, row_count)
