-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given slo.incident_minute
SELECT DATE '2026-03-02' AS day, 'store' AS service, minute, STRUCT(1 AS severity, minute AS started_at, 'INC-1' AS incident) AS taker
FROM VALUES (TIMESTAMP '2026-03-02 10:59:00'), (TIMESTAMP '2026-03-02 11:00:00'), (TIMESTAMP '2026-03-02 11:01:00') AS t(minute)
-- given core.objective_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, 'a' AS slo, 'requests' AS source, 'now' AS definition
-- given core.slice_hour
SELECT DATE '2026-03-02' AS day, source, TIMESTAMP(hour) AS hour, 'store' AS service, 'a' AS slo, dimension, value, good, valid
FROM VALUES
  ('requests', '2026-03-02 10:00:00', 'region', 'DE', 5L, 9L), ('requests', '2026-03-02 11:00:00', 'region', 'DE', 0L, 1L), ('requests', '2026-03-02 12:00:00', 'region', 'DE', 0L, 1L),
  ('requests', '2026-03-02 10:00:00', 'platform', 'tv', 5L, 10L), ('former', '2026-03-02 10:00:00', 'platform', 'tv', 5L, 10L)
  AS t(source, hour, dimension, value, good, valid)
-- expect
VALUES ('region', 'DE', 5L, 10L), ('platform', 'tv', 5L, 10L) AS t(dimension, value, bad_events, valid_events)
