-- with first_day = 2026-06-04, last_day = 2026-06-04
-- given core.objective_day
SELECT *, DATE '2026-06-04' AS day, 'events' AS unit, 0.9BD AS target, 'week' AS window, DATE '2026-06-01' AS window_starts, DATE '2026-06-07' AS window_ends,
  DATE '2026-06-03' AS effective_from, 'd' AS definition FROM VALUES
  ('store', 'since ever', NULL), ('store', 'since the version', DATE '2026-06-03')
  AS t(service, slo, objective_from)
-- given slo.availability_day
SELECT *, DATE '2026-06-04' AS day, 'events' AS unit, 0.9BD AS target, 100L AS good, 100L AS valid, 0L AS bad, 0L AS missing, 100L AS adjusted_valid, 0L AS adjusted_bad,
  0L AS adjusted_missing, 1440 AS good_minutes, 0 AS bad_minutes, 0 AS no_traffic_minutes, 0 AS no_telemetry_minutes, 0 AS excluded_minutes
FROM VALUES ('store', 'since ever'), ('store', 'since the version') AS t(service, slo)
-- expect
SELECT slo, window, IF(slo = 'since the version', 1440L, days * 1440L) AS no_telemetry_minutes, 'Unknown' AS raw_verdict
FROM VALUES ('since ever'), ('since the version') AS s(slo) JOIN VALUES ('week', 3L), ('month', 3L), ('quarter', 64L), ('year', 154L) AS w(window, days)
