-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.objective_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, slo, 0.99BD AS target, budgeting, slice_target, unit
FROM VALUES
  ('met', 'Timeslices', 0.9BD, 'slices'), ('missed', 'Timeslices', 0.96BD, 'slices'),
  ('ratios', 'RatioTimeslices', NULL, 'billionths of slices'), ('events', 'Occurrences', NULL, 'events')
  AS t(slo, budgeting, slice_target, unit)
-- given slo.state_minute
SELECT
  DATE '2026-03-02' AS day, 'store' AS service, slo, TIMESTAMPADD(MINUTE, minute_of_day, TIMESTAMP '2026-03-02') AS minute, minute_of_day,
  minute_of_day DIV 5 AS slice, 'bad' AS state, 950L AS good, 1000L AS valid
FROM (SELECT EXPLODE(SEQUENCE(0, 1439)) AS minute_of_day) JOIN VALUES ('met'), ('missed'), ('ratios'), ('events') AS t(slo)
-- expect
VALUES
  ('missed', TIMESTAMP '2026-03-02 00:59', TIMESTAMP '2026-03-03', ARRAY('1d', '1h', '6h'), 100BD, 277L, 277L),
  ('ratios', TIMESTAMP '2026-03-02 23:59', TIMESTAMP '2026-03-03', ARRAY('1d'), 5BD, 50000000L, 1000000000L),
  ('events', TIMESTAMP '2026-03-02 23:59', TIMESTAMP '2026-03-03', ARRAY('1d'), 5BD, 50L, 1000L)
  AS t(slo, starts, ends, windows, peak_burn, adjusted_bad, adjusted_valid)
