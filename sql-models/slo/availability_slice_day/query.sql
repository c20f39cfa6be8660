-- grain: day, service, slo, dimension, value
-- meaning: Good, bad and valid events of a day for each value of a dimension; the sum over a
--   dimension is the whole of slo.availability_day. Days on which no definition was in force have
--   none.
-- look-back: 0 days
WITH
slice AS (
  SELECT day, service, slo, dimension, value, good, valid FROM core.slice_hour
  WHERE day BETWEEN :first_day AND :last_day
),
objective AS (
  SELECT day, service, slo, definition FROM core.objective_day
  WHERE day BETWEEN :first_day AND :last_day
),
summed AS (
  SELECT day, service, slo, dimension, value, SUM(good) AS good, SUM(valid) - SUM(good) AS bad,
    SUM(valid) AS valid
  FROM slice GROUP BY day, service, slo, dimension, value
)
SELECT day, service, slo, dimension, value, good, bad, valid, definition FROM summed
JOIN objective USING (day, service, slo)
