-- grain: day, source, hour, service, slo, dimension, value
-- meaning: Good and valid events of each objective in each hour for every value of one dimension. A
--   dimension keeps its most frequent values of the day, as many as the data source allows; the
--   others fold into (other), so that the sum over any dimension stays the whole.
-- look-back: 0 days
WITH
fact AS (
  SELECT day, source, time, service, slo, dimension, value, good, valid FROM partial_fact
  WHERE kind = 'slice'
),
source_limit AS (
  SELECT source, max_values FROM catalog_source
),
frequency AS (
  SELECT day, source, dimension, value, SUM(valid) AS valid
  FROM fact GROUP BY day, source, dimension, value
),
ranked AS (
  SELECT
    day, source, dimension, value,
    ROW_NUMBER() OVER (PARTITION BY day, source, dimension ORDER BY valid DESC, value) AS place
  FROM frequency
),
frequent AS (
  SELECT ranked.day, ranked.source, ranked.dimension, ranked.value
  FROM ranked JOIN source_limit USING (source) WHERE ranked.place <= source_limit.max_values
),
-- Values beyond the limit of a data source are one, (other).
folded AS (
  SELECT /*+ BROADCAST(frequent) */
    DATE_FROM_UNIX_DATE(day) AS day, source, TIMESTAMP_MICROS(time) AS hour, service, slo,
    dimension,
    IF(frequent.value IS NULL, '(other)', fact.value) AS value,
    SUM(fact.good) AS good, SUM(fact.valid) AS valid
  FROM fact LEFT JOIN frequent USING (day, source, dimension, value)
  GROUP BY 1, 2, 3, 4, 5, 6, 7
)
SELECT * FROM folded
