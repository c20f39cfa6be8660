-- with first_day = 2026-03-02, last_day = 2026-03-08
-- given slo.availability_slice_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, 'answers' AS slo, 'region' AS dimension, CONCAT('r', LPAD(n, 2, '0')) AS value, n AS bad, n * 10 AS valid
FROM (SELECT EXPLODE(SEQUENCE(1L, 12L)) AS n)
UNION ALL
VALUES (DATE '2026-03-03', 'store', 'answers', 'region', 'r01', 20L, 30L), (DATE '2026-03-09', 'store', 'answers', 'region', 'r01', 99L, 99L)
-- expect
VALUES
  ('r01', 21L, 40L), ('r12', 12L, 120L), ('r11', 11L, 110L), ('r10', 10L, 100L), ('r09', 9L, 90L), ('r08', 8L, 80L), ('r07', 7L, 70L),
  ('r06', 6L, 60L), ('r05', 5L, 50L), ('r04', 4L, 40L), ('(all others)', 5L, 50L)
  AS t(value, bad, valid)
