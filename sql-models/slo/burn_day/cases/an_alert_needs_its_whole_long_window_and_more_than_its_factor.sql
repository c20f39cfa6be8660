-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.objective_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, slo, 'Occurrences' AS budgeting, target
FROM VALUES ('young', 0.99BD), ('ten of ten', 0.9BD), ('14.44', 0.999BD), ('14.4', 0.999BD) AS t(slo, target)
-- given slo.state_minute
SELECT
  CAST(minute AS DATE) AS day, 'store' AS service, slo, minute, HOUR(minute) * 60 + MINUTE(minute) AS minute_of_day, 0 AS slice,
  'bad' AS state, 100000L AS valid,
  CASE WHEN slo IN ('young', 'ten of ten') THEN 0L WHEN minute < TIMESTAMP '2026-03-02 12:00' THEN 100000L WHEN slo = '14.4' THEN 98560L ELSE 98556L END AS good
FROM (SELECT EXPLODE(SEQUENCE(TIMESTAMP '2026-03-02', TIMESTAMP '2026-03-02 23:59', INTERVAL '1' MINUTE)) AS minute)
JOIN VALUES ('young'), ('ten of ten'), ('14.44'), ('14.4') AS t(slo)
WHERE minute >= TIMESTAMP '2026-03-02 18:00' OR slo IN ('14.44', '14.4')
-- expect
VALUES
  ('young', TIMESTAMP '2026-03-02 18:59', TIMESTAMP '2026-03-03', ARRAY('1h', '6h'), 100BD),
  ('14.44', TIMESTAMP '2026-03-02 12:59', TIMESTAMP '2026-03-03', ARRAY('1d', '1h', '6h'), 14.44BD),
  ('14.4', TIMESTAMP '2026-03-02 14:30', TIMESTAMP '2026-03-03', ARRAY('1d', '6h'), 14.4BD),
  ('ten of ten', TIMESTAMP '2026-03-02 23:59', TIMESTAMP '2026-03-03', ARRAY('6h'), 10BD)
  AS t(slo, starts, ends, windows, peak_burn)
