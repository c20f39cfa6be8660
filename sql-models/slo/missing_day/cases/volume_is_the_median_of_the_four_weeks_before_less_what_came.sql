-- with first_day = 2026-03-30, last_day = 2026-03-30
-- given slo.planned_day
SELECT
  day, service, slo, 'requests' AS source, CAST(day AS TIMESTAMP) AS day_starts, CAST(day AS TIMESTAMP) + INTERVAL '4' MINUTE AS day_ends,
  ARRAY(STRUCT(CAST(day AS TIMESTAMP) + MAKE_DT_INTERVAL(0, 0, first, 0) AS starts, CAST(day AS TIMESTAMP) + MAKE_DT_INTERVAL(0, 0, end, 0) AS ends)) AS received,
  CAST(NULL AS ARRAY<STRUCT<starts: TIMESTAMP, ends: TIMESTAMP>>) AS excluded, IF(day = DATE '2026-03-30', 'now', 'then') AS definition
FROM VALUES
  (DATE '2026-03-30', 'store', 'a', 3, 4), (DATE '2026-03-30', 'music', 'b', 1, 4), (DATE '2026-03-23', 'music', 'b', 1, 4),
  (DATE '2026-03-23', 'store', 'a', 0, 4), (DATE '2026-03-16', 'store', 'a', 0, 1), (DATE '2026-03-09', 'store', 'a', 0, 1),
  (DATE '2026-03-02', 'store', 'a', 0, 1), (DATE '2026-02-23', 'store', 'a', 0, 4)
  AS t(day, service, slo, first, end)
-- given core.sli_minute
SELECT CAST(minute AS DATE) AS day, 'requests' AS source, minute, 'store' AS service, 'a' AS slo, valid
FROM VALUES
  (TIMESTAMP '2026-03-30 00:00', 3L), (TIMESTAMP '2026-03-30 00:02', 9L), (TIMESTAMP '2026-03-30 00:03', 9L),
  (TIMESTAMP '2026-03-23 00:00', 10L), (TIMESTAMP '2026-03-16 00:00', 20L), (TIMESTAMP '2026-03-09 00:00', 13L), (TIMESTAMP '2026-03-02 00:00', 14L),
  (TIMESTAMP '2026-03-23 00:01', 7L), (TIMESTAMP '2026-03-16 00:01', 99L), (TIMESTAMP '2026-03-23 00:02', 5L), (TIMESTAMP '2026-02-23 00:02', 99L)
  AS t(minute, valid)
-- expect
VALUES ('store', 3, 0, 18L, 'now'), ('music', 1, 1, NULL, 'now') AS t(service, minutes, unknown_minutes, missing_events, definition)
