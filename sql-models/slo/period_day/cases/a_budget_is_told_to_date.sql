-- with first_day = 2026-06-01, last_day = 2026-06-30
-- given core.objective_day
SELECT day, 'store' AS service, 'a' AS slo, 'events' AS unit, 0.99BD AS target, 'month' AS window, DATE '2026-06-01' AS window_starts, DATE '2026-06-30' AS window_ends, 'd' AS definition
FROM VALUES (DATE '2026-06-01'), (DATE '2026-06-02'), (DATE '2026-06-05'), (DATE '2026-06-10'), (DATE '2026-06-30') AS t(day)
UNION ALL
SELECT DATE '2026-06-01' + CAST(id AS INT), 'music', 'other days', 'events', 0.99BD, 'month', DATE '2026-06-01', DATE '2026-06-30', 'd' FROM RANGE(30)
-- given slo.availability_day
SELECT
  DATE '2026-06-01' + CAST(id AS INT) AS day, 'store' AS service, 'a' AS slo, 'events' AS unit, 0.99BD AS target, IF(id = 0, 950L, 1000L) AS good, IF(id = 0, 50L, 0L) AS bad,
  1000L AS valid, 0L AS missing, IF(id = 0, 50L, 0L) AS adjusted_bad, 1000L AS adjusted_valid, 0L AS adjusted_missing, 0 AS no_telemetry_minutes
FROM RANGE(30)
-- expect
SELECT * FROM VALUES
  (DATE '2026-06-01', 'month', FALSE, 10BD, 5BD, 'Missed'),
  (DATE '2026-06-01', 'week', FALSE, 10BD, 5BD, 'Missed'),
  (DATE '2026-06-01', 'quarter', FALSE, 10BD, 5BD, 'Unknown'),
  (DATE '2026-06-01', 'year', FALSE, 10BD, 5BD, 'Unknown'),
  (DATE '2026-06-02', 'month', FALSE, 20BD, 2.5BD, 'Missed'),
  (DATE '2026-06-02', 'week', FALSE, 20BD, 2.5BD, 'Missed'),
  (DATE '2026-06-02', 'quarter', FALSE, 20BD, 2.5BD, 'Unknown'),
  (DATE '2026-06-02', 'year', FALSE, 20BD, 2.5BD, 'Unknown'),
  (DATE '2026-06-05', 'month', FALSE, 50BD, 1BD, 'Met'),
  (DATE '2026-06-05', 'week', FALSE, 50BD, 1BD, 'Met'),
  (DATE '2026-06-05', 'quarter', FALSE, 50BD, 1BD, 'Unknown'),
  (DATE '2026-06-05', 'year', FALSE, 50BD, 1BD, 'Unknown'),
  (DATE '2026-06-10', 'month', FALSE, 100BD, 0.5BD, 'Met'),
  (DATE '2026-06-10', 'week', FALSE, 30BD, 0BD, 'Met'),
  (DATE '2026-06-10', 'quarter', FALSE, 100BD, 0.5BD, 'Unknown'),
  (DATE '2026-06-10', 'year', FALSE, 100BD, 0.5BD, 'Unknown'),
  (DATE '2026-06-30', 'month', TRUE, 300BD, 0.166666667BD, 'Met'),
  (DATE '2026-06-30', 'week', FALSE, 20BD, 0BD, 'Met'),
  (DATE '2026-06-30', 'quarter', TRUE, 300BD, 0.166666667BD, 'Unknown'),
  (DATE '2026-06-30', 'year', FALSE, 300BD, 0.166666667BD, 'Unknown')
  AS t(day, window, is_over, budget, spent_share, raw_verdict)
