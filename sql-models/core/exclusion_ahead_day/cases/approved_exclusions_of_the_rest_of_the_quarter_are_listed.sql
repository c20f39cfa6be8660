-- with first_day = 2026-03-29, last_day = 2026-03-31, time_zone = Europe/Berlin
-- given catalog_exclusion
SELECT service, '(all)' AS slo, TIMESTAMP(starts) AS starts, TIMESTAMP(ends) AS ends, category, reason, 'ann' AS requested_by, approved_by, TIMESTAMP(approved_at) AS approved_at
FROM VALUES
  ('store', '2026-03-29 20:00:00', '2026-03-29 23:00:00', 'other', 'Across midnight of Berlin.', 'bob', '2026-03-01'),
  ('store', '2026-03-31 20:00:00', '2026-04-01 04:00:00', 'other', 'Across the quarter.', 'bob', '2026-03-01'),
  ('store', '2026-03-31 10:00:00', '2026-03-31 11:00:00', 'other', 'Approved in time for one day.', 'bob', '2026-03-30 21:59:59'),
  ('music', '2026-03-30 01:00:00', '2026-03-30 02:00:00', 'other', 'Each night.', 'bob', '2026-03-01'),
  ('music', '2026-03-31 01:00:00', '2026-03-31 02:00:00', 'other', 'Each night.', 'bob', '2026-03-01'),
  ('tv', '2026-03-31 01:00:00', '2026-03-31 02:00:00', 'other', 'Not approved.', NULL, NULL),
  ('tv', '2026-03-31 01:00:00', '2026-03-31 02:00:00', 'outside service hours', 'Closed.', 'bob', '2026-03-01'),
  ('tv', '2026-04-02 01:00:00', '2026-04-02 02:00:00', 'other', 'Next quarter.', 'bob', '2026-03-01')
  AS t(service, starts, ends, category, reason, approved_by, approved_at)
-- expect
SELECT DATE(day) AS day, reason, TIMESTAMP(starts) AS starts, TIMESTAMP(ends) AS ends, spans, minutes
FROM VALUES
  ('2026-03-29', 'Across midnight of Berlin.', '2026-03-29 22:00:00', '2026-03-29 23:00:00', 1L, 60L),
  ('2026-03-29', 'Across the quarter.', '2026-03-31 20:00:00', '2026-03-31 22:00:00', 1L, 120L),
  ('2026-03-29', 'Each night.', '2026-03-30 01:00:00', '2026-03-31 02:00:00', 2L, 120L),
  ('2026-03-30', 'Across the quarter.', '2026-03-31 20:00:00', '2026-03-31 22:00:00', 1L, 120L),
  ('2026-03-30', 'Approved in time for one day.', '2026-03-31 10:00:00', '2026-03-31 11:00:00', 1L, 60L),
  ('2026-03-30', 'Each night.', '2026-03-31 01:00:00', '2026-03-31 02:00:00', 1L, 60L)
  AS t(day, reason, starts, ends, spans, minutes)
