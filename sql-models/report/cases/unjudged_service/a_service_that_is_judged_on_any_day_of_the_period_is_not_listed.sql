-- with first_day = 2026-03-02, last_day = 2026-03-03
-- given core.objective_day
VALUES (DATE '2026-03-03', 'store', 'a'), (DATE '2026-03-04', 'late', 'a') AS t(day, service, slo)
-- given core.user_day
VALUES (DATE '2026-03-02', 'store', 1L), (DATE '2026-03-02', 'late', 2L), (DATE '2026-03-03', 'late', 3L), (DATE '2026-03-02', 'batch', 7L), (DATE '2026-03-04', 'batch', 100L)
  AS t(day, service, row_count)
-- expect
VALUES ('batch', 7L), ('late', 5L) AS t(service, row_count)
