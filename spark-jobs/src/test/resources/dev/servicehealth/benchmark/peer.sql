SET threads = 2;
SET memory_limit = '4GB';
SET TimeZone = 'UTC';
SET preserve_insertion_order = false;
SET temp_directory = ':output/spilled';

CREATE VIEW request AS
SELECT
  epoch_us(ts) AS time, route, country, client, account, duration_us,
  status NOT IN (401, 404) AS valid,
  status NOT IN (401, 404) AND status < 500 AS answered,
  status NOT IN (401, 404) AND status < 500 AND duration_us < 800000 AS fast
FROM read_parquet(':raw/*/*/*.parquet', hive_partitioning = false);

-- sli_minute
COPY (
  WITH counted AS MATERIALIZED (
    SELECT
      time // 60000000 AS minute,
      count_if(valid) AS valid, count_if(answered) AS answered, count_if(fast) AS fast,
      approx_count_distinct(account) FILTER (WHERE valid AND NOT answered) AS users_failed,
      approx_count_distinct(account) FILTER (WHERE valid AND NOT fast) AS users_slowed
    FROM request GROUP BY ALL
  )
  SELECT make_timestamp(minute * 60000000) AS minute, 'store' AS service, 'store-availability' AS slo,
    answered AS good, valid, users_failed AS failed_users
  FROM counted WHERE valid > 0
  UNION ALL
  SELECT make_timestamp(minute * 60000000), 'store', 'store-speed', fast, valid, users_slowed
  FROM counted WHERE valid > 0
) TO ':output/sli_minute.parquet';

-- slice_hour
COPY (
  WITH counted AS MATERIALIZED (
    SELECT
      time // 3600000000 AS hour, route, country, client,
      CASE grouping(route, country, client) WHEN 3 THEN 'operation' WHEN 5 THEN 'region' ELSE 'platform' END AS dimension,
      count_if(valid) AS valid, count_if(answered) AS answered, count_if(fast) AS fast
    FROM request GROUP BY GROUPING SETS ((hour, route), (hour, country), (hour, client))
  )
  SELECT make_timestamp(hour * 3600000000) AS hour, 'store' AS service, 'store-availability' AS slo,
    dimension, coalesce(route, country, client, '(none)') AS value, answered AS good, valid
  FROM counted WHERE valid > 0
  UNION ALL
  SELECT make_timestamp(hour * 3600000000), 'store', 'store-speed',
    dimension, coalesce(route, country, client, '(none)'), fast, valid
  FROM counted WHERE valid > 0
) TO ':output/slice_hour.parquet';

-- latency_hour
COPY (
  SELECT
    make_timestamp(time // 3600000000 * 3600000000) AS hour, 'store' AS service, route AS operation,
    CAST(ceil(log2(greatest(duration_us, 1) / 1000) * 8) - 1 AS INTEGER) AS bucket, count(*) AS requests
  FROM request GROUP BY ALL
) TO ':output/latency_hour.parquet';

-- user_day
COPY (
  SELECT
    make_date(CAST(time // 86400000000 AS INTEGER)) AS day, 'store' AS service, count(*) AS row_count,
    approx_count_distinct(account) AS users
  FROM request GROUP BY ALL
) TO ':output/user_day.parquet';
