-- with first_day = 2026-03-30, last_day = 2026-03-30
-- given core.objective_day
VALUES (DATE '2026-03-30', 'store', 'a'), (DATE '2026-03-30', 'music', 'b') AS t(day, service, slo)
-- given slo.state_minute
VALUES
  (DATE '2026-03-30', 'store', 'a', 0, 3L, 'no telemetry'), (DATE '2026-03-30', 'store', 'a', 1, 0L, 'no telemetry'),
  (DATE '2026-03-30', 'store', 'a', 2, 9L, 'no telemetry'), (DATE '2026-03-30', 'store', 'a', 3, 9L, 'good'),
  (DATE '2026-03-30', 'music', 'b', 0, 0L, 'no telemetry'), (DATE '2026-03-23', 'music', 'b', 0, 0L, 'no telemetry'),
  (DATE '2026-03-23', 'store', 'a', 0, 10L, 'good'), (DATE '2026-03-16', 'store', 'a', 0, 20L, 'bad'),
  (DATE '2026-03-09', 'store', 'a', 0, 13L, 'good'), (DATE '2026-03-02', 'store', 'a', 0, 14L, 'good'),
  (DATE '2026-03-23', 'store', 'a', 1, 7L, 'good'), (DATE '2026-03-16', 'store', 'a', 1, 99L, 'no telemetry'),
  (DATE '2026-03-23', 'store', 'a', 2, 5L, 'good'), (DATE '2026-02-23', 'store', 'a', 2, 99L, 'good')
  AS t(day, service, slo, minute_of_day, valid, state)
-- expect
VALUES ('store', 3, 0, 18L), ('music', 1, 1, NULL) AS t(service, minutes, unknown_minutes, missing_events)
