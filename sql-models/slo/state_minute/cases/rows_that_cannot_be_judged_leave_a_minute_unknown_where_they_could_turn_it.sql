-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.objective_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, slo, 'requests' AS source, 0.9BD AS target,
  TIMESTAMP '2026-03-02 00:00' AS day_starts, TIMESTAMP '2026-03-02 00:05' AS day_ends, 0 AS slice_minutes, row_events
FROM VALUES ('rows', 1L), ('counters', NULL) AS t(slo, row_events)
-- given core.partition
VALUES (DATE '2026-03-02', 'requests', TIMESTAMP '2026-03-02 00:00', TIMESTAMP '2026-03-02 00:05') AS t(day, source, covers_from, covers_until)
-- given core.sli_minute
SELECT DATE '2026-03-02' AS day, 'requests' AS source, TIMESTAMPADD(MINUTE, minute, TIMESTAMP '2026-03-02') AS minute, 'store' AS service, slo, good, valid, largest_row
FROM VALUES ('rows', 0, 99L, 100L, 1L), ('rows', 1, 90L, 100L, 1L), ('rows', 2, 80L, 100L, 1L) AS t(slo, minute, good, valid, largest_row)
-- given core.unjudged_minute
SELECT DATE '2026-03-02' AS day, 'requests' AS source, TIMESTAMPADD(MINUTE, minute, TIMESTAMP '2026-03-02') AS minute, 'store' AS service, slo, reason, unjudged_rows
FROM VALUES
  ('rows', 0, 'status: no value', 2L), ('rows', 0, 'status: negative', 1L), ('rows', 1, 'status: no value', 3L), ('rows', 2, 'status: no value', 3L),
  ('rows', 3, 'status: no value', 3L), ('counters', 0, 'requests: no value', 3L)
  AS t(slo, minute, reason, unjudged_rows)
-- expect
SELECT slo, TIMESTAMPADD(MINUTE, minute, TIMESTAMP '2026-03-02') AS minute, unjudged, state, is_received
FROM VALUES
  ('rows', 0, 3L, 'good', TRUE), ('rows', 1, 3L, 'no telemetry', TRUE), ('rows', 2, 3L, 'bad', TRUE), ('rows', 3, 3L, 'no telemetry', TRUE),
  ('rows', 4, 0L, 'no traffic', TRUE), ('counters', 0, 0L, 'no telemetry', FALSE), ('counters', 1, 0L, 'no traffic', TRUE),
  ('counters', 2, 0L, 'no traffic', TRUE), ('counters', 3, 0L, 'no traffic', TRUE), ('counters', 4, 0L, 'no traffic', TRUE)
  AS t(slo, minute, unjudged, state, is_received)
