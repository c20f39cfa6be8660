-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given slo.unexplained_harm
SELECT 'store' AS service, 'a' AS slo, TIMESTAMP(starts) AS starts, TIMESTAMP(starts) + INTERVAL '2' HOUR AS ends, bad AS bad_events, 10L AS valid_events, 0.1BD AS adjusted_budget_share,
  TIMESTAMP(starts) AS peak_at, bad AS peak_bad, 9L AS peak_valid, CAST(NULL AS BIGINT) AS failed_users
FROM VALUES ('2026-03-01 23:00:00', 9L), ('2026-03-02 00:00:00', 1L), ('2026-03-02 23:59:00', 7L), ('2026-03-03 00:00:00', 9L) AS t(starts, bad)
-- given slo.unexplained_slice
SELECT 'store' AS service, 'a' AS slo, TIMESTAMP '2026-03-02 23:59:00' AS starts, 'region' AS dimension, value, bad AS bad_events, 10L AS valid_events
FROM VALUES ('DE', 0L), ('FR', 1L), ('GB', 2L), ('IT', 3L), ('JP', 4L), ('US', 5L), ('BR', 6L) AS t(value, bad)
-- expect
VALUES
  (TIMESTAMP '2026-03-02 23:59:00', 7L, ARRAY(
    STRUCT('region', -6L, 'BR', 6L, 10L), STRUCT('region', -5L, 'US', 5L, 10L), STRUCT('region', -4L, 'JP', 4L, 10L),
    STRUCT('region', -3L, 'IT', 3L, 10L), STRUCT('region', -2L, 'GB', 2L, 10L))),
  (TIMESTAMP '2026-03-02 00:00:00', 1L, NULL)
  AS t(starts, bad_events, places)
