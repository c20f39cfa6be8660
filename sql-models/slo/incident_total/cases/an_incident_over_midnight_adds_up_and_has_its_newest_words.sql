-- with first_day = 2026-03-02, last_day = 2026-03-03
-- given core.incident_day
SELECT DATE(day) AS day, 'INC-1' AS incident, 'store' AS service, 2 AS severity, title, TIMESTAMP(starts) AS starts, TIMESTAMP(ends) AS ends, TIMESTAMP '2026-03-02 23:00:00' AS started_at,
  TIMESTAMP '2026-03-02 23:07:30' AS detected_at, TIMESTAMP(resolved) AS resolved_at, TIMESTAMP(revised) AS revised_at
FROM VALUES
  ('2026-03-02', 'Down', '2026-03-02 23:00:00', '2026-03-03 00:00:00', NULL, '2026-03-02 23:30:00'),
  ('2026-03-03', 'The store was down', '2026-03-03 00:00:00', '2026-03-03 00:30:30', '2026-03-03 00:30:30', '2026-03-03 09:00:00')
  AS t(day, title, starts, ends, resolved, revised)
-- given slo.incident_impact
SELECT DATE(day) AS day, 'store' AS service, 'a' AS slo, incident, 'events' AS unit, bad, valid, bad AS adjusted_bad
FROM VALUES ('2026-03-02', 'INC-1', 40L, 100L), ('2026-03-03', 'INC-1', 2L, 50L), ('2026-03-03', 'unattributed', 7L, 1000L) AS t(day, incident, bad, valid)
-- given slo.ordinary_day
SELECT DATE(day) AS day, 'store' AS service, 'a' AS slo, 0.1BD AS bad_share FROM VALUES ('2026-03-02'), ('2026-03-03') AS t(day)
-- given slo.incident_traffic
SELECT DATE(day) AS day, 'store' AS service, 'a' AS slo, 'INC-1' AS incident, minutes, bad AS bad_events, valid AS valid_events, peak_bad, peak_valid, expected AS expected_events, valid AS received_events
FROM VALUES ('2026-03-02', 60, 40L, 100L, 9L, 10L, 160L), ('2026-03-03', 31, 2L, 50L, 1L, 1L, 40L) AS t(day, minutes, bad, valid, peak_bad, peak_valid, expected)
-- given slo.error_budget_day
SELECT DATE '2026-03-03' AS day, 'store' AS service, 'a' AS slo, TRUE AS is_objective_window, 84BD AS adjusted_budget
-- expect
VALUES ('INC-1', 'The store was down', FALSE, 7L, 90L, 90L, 91L, 42L, 150L, 27L, 0.5BD, 1L, 1L, 50L)
  AS t(incident, title, is_open, minutes_to_detect, minutes_to_resolve, minutes, taken_minutes, bad, valid, excess, adjusted_budget_share, peak_bad, peak_valid, absent_events)
