-- with first_day = 2026-03-02, last_day = 2026-03-08
-- given slo.availability_slice_day
SELECT DATE(day) AS day, 'store' AS service, 'answers' AS slo, dimension, value, bad
FROM VALUES
  ('2026-03-03', 'kind', '503', 4L), ('2026-03-02', 'kind', '503', 1L), ('2026-03-02', 'kind', '500', 2L), ('2026-03-04', 'kind', '500', 0L),
  ('2026-03-02', 'kind', '(none)', 0L), ('2026-03-02', 'region', 'DE', 9L), ('2026-03-09', 'kind', '500', 9L)
  AS t(day, dimension, value, bad)
-- expect
VALUES
  ('503', 5L, ARRAY(STRUCT(DATE '2026-03-02' AS day, 1L AS bad), STRUCT(DATE '2026-03-03' AS day, 4L AS bad))),
  ('500', 2L, ARRAY(STRUCT(DATE '2026-03-02' AS day, 2L AS bad)))
  AS t(value, bad, days)
