-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given slo.burn_episode
SELECT 'store' AS service, 'a' AS slo, TIMESTAMP(starts) AS starts, TIMESTAMP(ends) AS ends, share AS adjusted_budget_share, incident
FROM VALUES
  ('2026-03-02 02:00:00', '2026-03-02 03:00:00', 0.03BD, NULL), ('2026-03-02 03:30:00', '2026-03-02 05:00:00', 0.03BD, NULL),
  ('2026-03-02 06:00:00', '2026-03-02 07:00:00', 0.04BD, NULL), ('2026-03-02 12:00:00', '2026-03-02 13:00:00', 0.5BD, 'INC-1')
  AS t(starts, ends, share, incident)
-- given core.sli_minute
SELECT DATE '2026-03-02' AS day, 'requests' AS source, TIMESTAMP(minute) AS minute, 'store' AS service, 'a' AS slo, good, valid
FROM VALUES ('2026-03-02 02:00:00', 10L, 10L), ('2026-03-02 02:10:00', 1L, 10L), ('2026-03-02 03:15:00', 10L, 10L), ('2026-03-02 04:00:00', 8L, 10L), ('2026-03-02 04:30:00', 5L, 5L), ('2026-03-02 06:30:00', 1L, 4L), ('2026-03-02 12:10:00', 0L, 4L)
  AS t(minute, good, valid)
-- expect
VALUES (TIMESTAMP '2026-03-02 02:10:00', TIMESTAMP '2026-03-02 04:01:00', 11L, 30L, 0.06BD, TIMESTAMP '2026-03-02 02:10:00', 9L, 10L) AS t(starts, ends, bad_events, valid_events, adjusted_budget_share, peak_at, peak_bad, peak_valid)
