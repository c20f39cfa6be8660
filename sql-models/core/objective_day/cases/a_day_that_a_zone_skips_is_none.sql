-- with first_day = 2011-12-29, last_day = 2011-12-31, time_zone = Pacific/Apia
-- given catalog_objective
VALUES ('store', 'availability', 'requests', 0.999BD, 'd') AS t(service, slo, source, target, definition)
-- expect
VALUES
  (DATE '2011-12-29', TIMESTAMP '2011-12-29 10:00', TIMESTAMP '2011-12-30 10:00'),
  (DATE '2011-12-31', TIMESTAMP '2011-12-30 10:00', TIMESTAMP '2011-12-31 10:00')
  AS t(day, day_starts, day_ends)
