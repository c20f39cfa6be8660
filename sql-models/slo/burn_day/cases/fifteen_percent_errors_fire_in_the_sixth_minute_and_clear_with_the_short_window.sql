-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.objective_day
SELECT EXPLODE(SEQUENCE(DATE '2026-02-26', DATE '2026-03-02')) AS day, 'store' AS service, 'a' AS slo, 'Occurrences' AS budgeting, 0.999BD AS target
-- given slo.state_minute
SELECT CAST(minute AS DATE) AS day, 'store' AS service, 'a' AS slo, minute, HOUR(minute) * 60 + MINUTE(minute) AS minute_of_day, 0 AS slice, 'bad' AS state, 1000L AS valid,
  IF(minute >= TIMESTAMP '2026-03-02 12:00' AND minute < TIMESTAMP '2026-03-02 12:10', 850L, 1000L) AS good
FROM (SELECT EXPLODE(SEQUENCE(TIMESTAMP '2026-02-26', TIMESTAMP '2026-03-02 23:59', INTERVAL '1' MINUTE)) AS minute)
-- expect
VALUES
  (TIMESTAMP '2026-03-02 12:05', TIMESTAMP '2026-03-02 12:14', ARRAY('1h'), 25BD, 750L, 9000L)
  AS t(starts, ends, windows, peak_burn, adjusted_bad, adjusted_valid)
