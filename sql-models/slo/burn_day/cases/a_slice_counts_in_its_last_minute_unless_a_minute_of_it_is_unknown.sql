-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.objective_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, slo, 0.999BD AS target, 'Timeslices' AS budgeting, 0.9BD AS slice_target, 'slices' AS unit
FROM VALUES ('known'), ('unknown'), ('bad minutes excluded'), ('last minute excluded'), ('all excluded') AS t(slo)
-- given slo.state_minute
SELECT
  DATE '2026-03-02' AS day, 'store' AS service, slo, TIMESTAMPADD(MINUTE, minute_of_day, TIMESTAMP '2026-03-02') AS minute, minute_of_day,
  minute_of_day DIV 5 AS slice, IF(minute_of_day BETWEEN starts AND ends, outage, 'good') AS state,
  IF(minute_of_day BETWEEN 720 AND 723, 0L, 10L) AS good, 10L AS valid
FROM (SELECT EXPLODE(SEQUENCE(0, 1439)) AS minute_of_day) JOIN VALUES
  ('known', 720, 724, 'bad'), ('unknown', 722, 722, 'no telemetry'), ('bad minutes excluded', 720, 723, 'excluded'),
  ('last minute excluded', 724, 724, 'excluded'), ('all excluded', 720, 724, 'excluded')
  AS t(slo, starts, ends, outage)
-- expect
VALUES
  ('known', TIMESTAMP '2026-03-02 12:04', TIMESTAMP '2026-03-02 12:34', ARRAY('1h', '6h'), 83.333333334BD, 1L, 6L),
  ('last minute excluded', TIMESTAMP '2026-03-02 12:04', TIMESTAMP '2026-03-02 12:34', ARRAY('1h', '6h'), 83.333333334BD, 1L, 6L)
  AS t(slo, starts, ends, windows, peak_burn, adjusted_bad, adjusted_valid)
