-- with first_day = 2026-03-02, last_day = 2026-03-03
-- given core.slice_hour
SELECT day, CAST(day AS TIMESTAMP) AS hour, 'store' AS service, 'availability' AS slo, 'region' AS dimension, 'DE' AS value, 1L AS good, 2L AS valid
FROM VALUES (DATE '2026-03-02'), (DATE '2026-03-03') AS t(day)
-- given core.objective_day
VALUES (DATE '2026-03-03', 'store', 'availability', 'd') AS t(day, service, slo, definition)
-- expect
VALUES (DATE '2026-03-03', 'DE', 1L, 1L, 2L, 'd') AS t(day, value, good, bad, valid, definition)
