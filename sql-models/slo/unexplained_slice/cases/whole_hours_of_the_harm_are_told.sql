-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given slo.unexplained_harm
SELECT 'store' AS service, 'a' AS slo, TIMESTAMP '2026-03-02 02:10:00' AS starts, TIMESTAMP '2026-03-02 04:00:00' AS ends
-- given core.slice_hour
SELECT DATE '2026-03-02' AS day, 'requests' AS source, TIMESTAMP(hour) AS hour, service, 'a' AS slo, 'region' AS dimension, 'DE' AS value, good, 10L AS valid
FROM VALUES ('2026-03-02 01:00:00', 'store', 1L), ('2026-03-02 02:00:00', 'store', 4L), ('2026-03-02 03:00:00', 'store', 5L), ('2026-03-02 04:00:00', 'store', 1L), ('2026-03-02 03:00:00', 'tv', 1L)
  AS t(hour, service, good)
-- expect
VALUES ('region', 'DE', 11L, 20L) AS t(dimension, value, bad_events, valid_events)
