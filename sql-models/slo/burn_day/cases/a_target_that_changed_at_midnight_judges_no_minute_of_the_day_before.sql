-- with first_day = 2026-03-02, last_day = 2026-03-03
-- given core.objective_day
SELECT day, 'store' AS service, slo, 'Occurrences' AS budgeting,
  IF(day < DATE '2026-03-03', before, after) AS target, IF(day < DATE '2026-03-03', 'events', unit) AS unit, IF(day < DATE '2026-03-03', 'then', 'now') AS definition
FROM (SELECT EXPLODE(SEQUENCE(DATE '2026-03-02', DATE '2026-03-03')) AS day)
JOIN VALUES
  ('stricter', 0.99BD, 0.9999BD, 'events'), ('strict', 0.9999BD, 0.9999BD, 'events'), ('laxer', 0.9999BD, 0.99BD, 'events'),
  ('another unit', 0.9999BD, 0.9999BD, 'millionths of measurements')
  AS t(slo, before, after, unit)
-- given slo.state_minute
SELECT CAST(minute AS DATE) AS day, 'store' AS service, slo, minute, HOUR(minute) * 60 + MINUTE(minute) AS minute_of_day, 0 AS slice, 'bad' AS state,
  1000L AS valid, IF(minute < TIMESTAMP '2026-03-03', 995L, 1000L) AS good
FROM (SELECT EXPLODE(SEQUENCE(TIMESTAMP '2026-03-02', TIMESTAMP '2026-03-03 23:59', INTERVAL '1' MINUTE)) AS minute)
JOIN VALUES ('stricter'), ('strict'), ('laxer'), ('another unit') AS t(slo)
-- expect
VALUES
  ('strict', TIMESTAMP '2026-03-02 00:59', TIMESTAMP '2026-03-03 00:00', ARRAY('1d', '1h', '6h'), 50BD, 6905L, 1381000L, 'then'),
  ('strict', TIMESTAMP '2026-03-03 00:00', TIMESTAMP '2026-03-03 01:52', ARRAY('1d', '1h', '6h'), 49.965277778BD, 0L, 112000L, 'now'),
  ('laxer', TIMESTAMP '2026-03-02 00:59', TIMESTAMP '2026-03-03 00:00', ARRAY('1d', '1h', '6h'), 50BD, 6905L, 1381000L, 'then'),
  ('laxer', TIMESTAMP '2026-03-03 00:00', TIMESTAMP '2026-03-03 00:16', ARRAY('1d', '6h'), 46.751137103BD, 0L, 16000L, 'now'),
  ('another unit', TIMESTAMP '2026-03-02 00:59', TIMESTAMP '2026-03-03 00:00', ARRAY('1d', '1h', '6h'), 50BD, 6905L, 1381000L, 'then')
  AS t(slo, starts, ends, windows, peak_burn, adjusted_bad, adjusted_valid, definition)
