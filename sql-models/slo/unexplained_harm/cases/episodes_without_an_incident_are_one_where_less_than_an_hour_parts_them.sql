-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given slo.burn_episode
SELECT 'store' AS service, 'a' AS slo, TIMESTAMP(starts) AS starts, TIMESTAMP(ends) AS ends, incident
FROM VALUES
  ('2026-03-02 02:00:00', '2026-03-02 03:00:00', NULL), ('2026-03-02 03:30:00', '2026-03-02 05:00:00', NULL),
  ('2026-03-02 06:00:00', '2026-03-02 07:00:00', NULL), ('2026-03-02 12:00:00', '2026-03-02 13:00:00', 'INC-1')
  AS t(starts, ends, incident)
-- given core.sli_minute
SELECT DATE '2026-03-02' AS day, 'requests' AS source, TIMESTAMP(minute) AS minute, 'store' AS service, 'a' AS slo, good, valid
FROM VALUES ('2026-03-02 02:00:00', 10L, 10L), ('2026-03-02 02:10:00', 1L, 10L), ('2026-03-02 03:15:00', 10L, 10L), ('2026-03-02 04:00:00', 8L, 10L), ('2026-03-02 04:30:00', 5L, 5L), ('2026-03-02 06:30:00', 4L, 4L), ('2026-03-02 12:10:00', 0L, 4L)
  AS t(minute, good, valid)
-- expect
VALUES (TIMESTAMP '2026-03-02 02:10:00', TIMESTAMP '2026-03-02 04:01:00', 11L, 30L) AS t(starts, ends, bad_events, valid_events)
