-- fail: good events are among the valid ones
SELECT source, hour, service, slo, dimension, value, good, valid FROM this
WHERE good < 0 OR good > valid OR valid <= 0;

-- fail: every dimension adds up to the same whole
SELECT day, source, service, slo, COUNT(DISTINCT good, valid) AS different_sums
FROM (
  SELECT day, source, service, slo, dimension, SUM(good) AS good, SUM(valid) AS valid
  FROM this GROUP BY day, source, service, slo, dimension
)
GROUP BY day, source, service, slo HAVING COUNT(DISTINCT good, valid) > 1;

-- warn: values of a dimension were folded into (other)
-- remedy: Map the column to fewer values, or raise `maxValues` of the data source.
SELECT day, source, dimension, SUM(valid) AS valid FROM this WHERE value = '(other)'
GROUP BY day, source, dimension
