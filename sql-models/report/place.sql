-- grain: service, slo, dimension, value
-- meaning: What was bad of each objective over a period by region, platform, operation and kind, in
--   events: the ten values with most of it, and the others together, so that each dimension adds up
--   to the whole.
WITH
slice AS (
  SELECT service, slo, dimension, value, bad, valid FROM slo.availability_slice_day
  WHERE day BETWEEN :first_day AND :last_day
),
summed AS (
  SELECT service, slo, dimension, value, SUM(bad) AS bad, SUM(valid) AS valid FROM slice
  GROUP BY service, slo, dimension, value
),
ranked AS (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY service, slo, dimension ORDER BY bad DESC, valid DESC,
    value) AS place FROM summed
)
SELECT service, slo, dimension, IF(place <= 10, value, '(all others)') AS value, SUM(bad) AS bad,
  SUM(valid) AS valid
FROM ranked GROUP BY service, slo, dimension, IF(place <= 10, value, '(all others)'),
LEAST(place, 11)
ORDER BY service, slo, dimension, LEAST(place, 11)
