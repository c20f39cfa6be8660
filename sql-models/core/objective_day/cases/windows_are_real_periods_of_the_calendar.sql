-- with first_day = 2028-03-31, last_day = 2028-03-31
-- given catalog_objective
VALUES
  ('rolling 28 days', '28d', 'DAY', 28, TRUE, 'Occurrences', FALSE),
  ('rolling 4 weeks', '4w', 'WEEK', 4, TRUE, 'Occurrences', TRUE),
  ('rolling month', '1M', 'MONTH', 1, TRUE, 'Timeslices', FALSE),
  ('week', 'week', 'WEEK', 1, FALSE, 'RatioTimeslices', FALSE),
  ('month', 'month', 'MONTH', 1, FALSE, 'Timeslices', TRUE),
  ('quarter', 'quarter', 'QUARTER', 1, FALSE, 'RatioTimeslices', TRUE),
  ('year', 'year', 'YEAR', 1, FALSE, 'Occurrences', FALSE)
  AS t(slo, window, window_unit, window_length, is_rolling, budgeting, is_measured)
-- expect
VALUES
  ('rolling 28 days', DATE '2028-03-04', DATE '2028-03-31', 'events'),
  ('rolling 4 weeks', DATE '2028-03-04', DATE '2028-03-31', 'millionths of measurements'),
  ('rolling month', DATE '2028-03-01', DATE '2028-03-31', 'slices'),
  ('week', DATE '2028-03-27', DATE '2028-04-02', 'billionths of slices'),
  ('month', DATE '2028-03-01', DATE '2028-03-31', 'slices'),
  ('quarter', DATE '2028-01-01', DATE '2028-03-31', 'billionths of slices'),
  ('year', DATE '2028-01-01', DATE '2028-12-31', 'events')
  AS t(slo, window_starts, window_ends, unit)
