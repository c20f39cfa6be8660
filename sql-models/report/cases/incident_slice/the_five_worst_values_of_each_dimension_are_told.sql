-- with first_day = 2026-03-02, last_day = 2026-03-03
-- given slo.incident_slice
SELECT DATE(day) AS day, 'store' AS service, 'a' AS slo, 'INC-1' AS incident, 'region' AS dimension, value, bad AS bad_events, 10L AS valid_events
FROM VALUES ('2026-03-02', 'DE', 5L), ('2026-03-03', 'DE', 4L), ('2026-03-02', 'FR', 0L), ('2026-03-02', 'A', 2L), ('2026-03-02', 'B', 2L), ('2026-03-02', 'C', 3L), ('2026-03-02', 'D', 4L), ('2026-03-02', 'E', 1L)
  AS t(day, value, bad)
-- expect
VALUES ('DE', 9L, 20L), ('D', 4L, 10L), ('C', 3L, 10L), ('A', 2L, 10L), ('B', 2L, 10L) AS t(value, bad_events, valid_events)
