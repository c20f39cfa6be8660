-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given slo.unexplained_harm
SELECT 'store' AS service, 'a' AS slo, TIMESTAMP(starts) AS starts, TIMESTAMP(starts) + INTERVAL '2' HOUR AS ends, bad AS bad_events, 10L AS valid_events, 0.1BD AS adjusted_budget_share
FROM VALUES ('2026-03-01 23:00:00', 9L), ('2026-03-02 00:00:00', 1L), ('2026-03-02 23:59:00', 7L), ('2026-03-03 00:00:00', 9L) AS t(starts, bad)
-- expect
VALUES (TIMESTAMP '2026-03-02 23:59:00', 7L), (TIMESTAMP '2026-03-02 00:00:00', 1L) AS t(starts, bad_events)
