-- with first_day = 2026-03-09, last_day = 2026-03-15
-- given slo.availability_day
SELECT DATE(day) AS day, 'store' AS service, 'answers' AS slo, verdict AS raw_verdict, definition, target
FROM VALUES
  ('2025-12-14', 'Missed', 'zero', 0.5BD),
  ('2025-12-15', 'Met', 'one', 0.9BD),
  ('2026-03-14', 'Unknown', 'two', 0.99BD),
  ('2026-03-15', 'Met', 'two', 0.99BD)
  AS t(day, verdict, definition, target)
-- given core.objective_day
SELECT DATE(day) AS day, 'store' AS service, 'answers' AS slo, 'requests' AS source
FROM VALUES ('2025-12-14'), ('2025-12-15'), ('2026-03-14'), ('2026-03-15') AS t(day)
-- expect
VALUES (
  'store', 'answers',
  ARRAY(STRUCT(DATE '2025-12-15', 'Met'), STRUCT(DATE '2026-03-14', 'Unknown'), STRUCT(DATE '2026-03-15', 'Met')),
  ARRAY(STRUCT(DATE '2025-12-15', 'one', 0.9BD, 'requests'), STRUCT(DATE '2026-03-14', 'two', 0.99BD, 'requests')))
  AS t(service, slo, days, definitions)
