-- with first_day = 2026-03-30, last_day = 2026-03-30
-- given slo.planned_day
SELECT
  day, 'store' AS service, 'a' AS slo, 'requests' AS source, CAST(day AS TIMESTAMP) AS day_starts, CAST(day AS TIMESTAMP) + INTERVAL '1' DAY AS day_ends,
  ARRAY(STRUCT(CAST(day AS TIMESTAMP) AS starts, CAST(day AS TIMESTAMP) + MAKE_DT_INTERVAL(0, hours, 0, 0) AS ends)) AS received, 'now' AS definition
FROM VALUES (DATE '2026-03-30', 24), (DATE '2026-03-23', 24), (DATE '2026-03-16', 24), (DATE '2026-03-09', 10), (DATE '2026-03-02', 24) AS t(day, hours)
-- given slo.incident_minute
SELECT DATE '2026-03-30' AS day, 'store' AS service, minute, STRUCT(1 AS severity, minute AS started_at, 'INC-1' AS incident) AS taker
FROM (SELECT EXPLODE(SEQUENCE(TIMESTAMP '2026-03-30 12:03:00', TIMESTAMP '2026-03-30 12:08:00', INTERVAL '1' MINUTE)) AS minute)
-- given core.sli_minute
SELECT CAST(minute AS DATE) AS day, 'requests' AS source, minute, 'store' AS service, 'a' AS slo, good, valid
FROM VALUES
  (TIMESTAMP '2026-03-30 12:02', 0L, 50L), (TIMESTAMP '2026-03-30 12:03', 10L, 10L), (TIMESTAMP '2026-03-30 12:04', 3L, 10L), (TIMESTAMP '2026-03-30 12:07', 1L, 4L),
  (TIMESTAMP '2026-03-23 12:03', 30L, 30L), (TIMESTAMP '2026-03-16 12:03', 10L, 10L), (TIMESTAMP '2026-03-09 12:03', 99L, 99L), (TIMESTAMP '2026-03-02 12:03', 20L, 20L),
  (TIMESTAMP '2026-03-23 12:06', 8L, 8L), (TIMESTAMP '2026-03-16 12:06', 8L, 8L)
  AS t(minute, good, valid)
-- expect
VALUES ('INC-1', 6, 10L, 24L, TIMESTAMP '2026-03-30 12:04', TIMESTAMP '2026-03-30 12:05', 3L, 4L, 28L, 24L)
  AS t(incident, minutes, bad_events, valid_events, first_bad_at, peak_at, peak_bad, peak_valid, expected_events, received_events)
