-- with first_day = 2026-06-01, last_day = 2026-06-30
-- given slo.period_day
SELECT *, 'store' AS service, 'a' AS slo, spent_share AS adjusted_spent_share, raw_verdict AS adjusted_verdict FROM VALUES
  (DATE '2026-06-01', 'month', DATE '2026-06-01', DATE '2026-06-30', FALSE, 5BD, 'Missed'),
  (DATE '2026-06-01', 'week', DATE '2026-06-01', DATE '2026-06-07', FALSE, 5BD, 'Missed'),
  (DATE '2026-06-01', 'quarter', DATE '2026-04-01', DATE '2026-06-30', FALSE, 5BD, 'Missed'),
  (DATE '2026-06-01', 'year', DATE '2026-01-01', DATE '2026-12-31', FALSE, 5BD, 'Missed'),
  (DATE '2026-06-02', 'month', DATE '2026-06-01', DATE '2026-06-30', FALSE, 2.5BD, 'Missed'),
  (DATE '2026-06-02', 'week', DATE '2026-06-01', DATE '2026-06-07', FALSE, 2.5BD, 'Missed'),
  (DATE '2026-06-02', 'quarter', DATE '2026-04-01', DATE '2026-06-30', FALSE, 2.5BD, 'Missed'),
  (DATE '2026-06-02', 'year', DATE '2026-01-01', DATE '2026-12-31', FALSE, 2.5BD, 'Missed'),
  (DATE '2026-06-05', 'month', DATE '2026-06-01', DATE '2026-06-30', FALSE, 1BD, 'Met'),
  (DATE '2026-06-05', 'week', DATE '2026-06-01', DATE '2026-06-07', FALSE, 1BD, 'Met'),
  (DATE '2026-06-05', 'quarter', DATE '2026-04-01', DATE '2026-06-30', FALSE, 1BD, 'Met'),
  (DATE '2026-06-05', 'year', DATE '2026-01-01', DATE '2026-12-31', FALSE, 1BD, 'Met'),
  (DATE '2026-06-10', 'month', DATE '2026-06-01', DATE '2026-06-30', FALSE, 0.5BD, 'Met'),
  (DATE '2026-06-10', 'week', DATE '2026-06-08', DATE '2026-06-14', FALSE, 0BD, 'Met'),
  (DATE '2026-06-10', 'quarter', DATE '2026-04-01', DATE '2026-06-30', FALSE, 0.5BD, 'Met'),
  (DATE '2026-06-10', 'year', DATE '2026-01-01', DATE '2026-12-31', FALSE, 0.5BD, 'Met'),
  (DATE '2026-06-30', 'month', DATE '2026-06-01', DATE '2026-06-30', TRUE, 0.166666667BD, 'Met'),
  (DATE '2026-06-30', 'week', DATE '2026-06-29', DATE '2026-07-05', FALSE, 0BD, 'Met'),
  (DATE '2026-06-30', 'quarter', DATE '2026-04-01', DATE '2026-06-30', TRUE, 0.166666667BD, 'Met'),
  (DATE '2026-06-30', 'year', DATE '2026-01-01', DATE '2026-12-31', FALSE, 0.166666667BD, 'Met')
  AS t(day, window, window_starts, window_ends, is_over, spent_share, raw_verdict)
-- given slo.availability_day
SELECT DATE '2026-06-01' + CAST(id AS INT) AS day, 'store' AS service, 'a' AS slo, 0.99BD AS target, 0L AS adjusted_bad, 1000L AS adjusted_valid FROM RANGE(30)
-- expect
SELECT * FROM VALUES
  (DATE '2026-06-01', 'month', 0.033333333BD, 'At risk'),
  (DATE '2026-06-01', 'week', 0.142857142BD, 'At risk'),
  (DATE '2026-06-01', 'quarter', 0.681318681BD, 'At risk'),
  (DATE '2026-06-01', 'year', 0.416438356BD, 'At risk'),
  (DATE '2026-06-02', 'month', 0.066666666BD, 'At risk'),
  (DATE '2026-06-02', 'week', 0.285714285BD, 'At risk'),
  (DATE '2026-06-02', 'quarter', 0.692307692BD, 'At risk'),
  (DATE '2026-06-02', 'year', 0.419178082BD, 'At risk'),
  (DATE '2026-06-05', 'month', 0.166666666BD, 'At risk'),
  (DATE '2026-06-05', 'week', 0.714285714BD, 'At risk'),
  (DATE '2026-06-05', 'quarter', 0.725274725BD, 'At risk'),
  (DATE '2026-06-05', 'year', 0.427397260BD, 'At risk'),
  (DATE '2026-06-10', 'month', 0.333333333BD, 'Met'),
  (DATE '2026-06-10', 'week', 0.428571428BD, 'Met'),
  (DATE '2026-06-10', 'quarter', 0.780219780BD, 'Met'),
  (DATE '2026-06-10', 'year', 0.441095890BD, 'Met'),
  (DATE '2026-06-30', 'month', 1BD, 'Met'),
  (DATE '2026-06-30', 'week', 0.285714285BD, 'Met'),
  (DATE '2026-06-30', 'quarter', 1BD, 'Met'),
  (DATE '2026-06-30', 'year', 0.495890410BD, 'Met')
  AS t(day, window, elapsed_share, raw_state)
