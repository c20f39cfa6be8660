-- with first_day = 2026-03-30, last_day = 2026-03-30
-- given slo.planned_day
SELECT
  day, 'store' AS service, 'a' AS slo, 'requests' AS source, CAST(day AS TIMESTAMP) AS day_starts, CAST(day AS TIMESTAMP) + INTERVAL '2' MINUTE AS day_ends,
  IF(day = DATE '2026-03-30', NULL, ARRAY(STRUCT(CAST(day AS TIMESTAMP) AS starts, CAST(day AS TIMESTAMP) + INTERVAL '2' MINUTE AS ends))) AS received,
  CAST(NULL AS ARRAY<STRUCT<starts: TIMESTAMP, ends: TIMESTAMP>>) AS excluded, 'd' AS definition
FROM VALUES (DATE '2026-03-30'), (DATE '2026-03-23') AS t(day)
-- given core.partition
VALUES (DATE '2026-03-30', 'requests', 'constant', TIMESTAMP '2026-03-30 00:00', TIMESTAMP '2026-03-30 00:01') AS t(day, source, doubt, starts, ends)
-- given core.sli_minute
SELECT CAST(minute AS DATE) AS day, 'requests' AS source, minute, 'store' AS service, 'a' AS slo, 100L AS valid
FROM VALUES (TIMESTAMP '2026-03-30 00:00'), (TIMESTAMP '2026-03-30 00:01'), (TIMESTAMP '2026-03-23 00:00'), (TIMESTAMP '2026-03-23 00:01') AS t(minute)
-- expect
VALUES (2, 0, 100L) AS t(minutes, unknown_minutes, missing_events)
