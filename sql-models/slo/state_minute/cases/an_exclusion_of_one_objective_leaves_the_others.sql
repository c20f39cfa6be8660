-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.objective_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, slo, 'requests' AS source, 0.9BD AS target, TIMESTAMP '2026-03-02 00:00' AS day_starts, TIMESTAMP '2026-03-02 00:03' AS day_ends, 0 AS slice_minutes
FROM VALUES ('answers'), ('speed') AS t(slo)
-- given core.partition
VALUES (DATE '2026-03-02', 'requests', TIMESTAMP '2026-03-02 00:00', TIMESTAMP '2026-03-02 00:03') AS t(day, source, covers_from, covers_until)
-- given core.exclusion_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, TIMESTAMP(starts) AS starts, TIMESTAMP(starts) + INTERVAL '1' MINUTE AS ends, slo
FROM VALUES ('2026-03-02 00:00', 'speed'), ('2026-03-02 00:01', '(all)'), ('2026-03-02 00:02', NULL) AS t(starts, slo)
-- expect
VALUES
  (TIMESTAMP '2026-03-02 00:00', 'answers', 'no traffic'), (TIMESTAMP '2026-03-02 00:00', 'speed', 'excluded'),
  (TIMESTAMP '2026-03-02 00:01', 'answers', 'excluded'), (TIMESTAMP '2026-03-02 00:01', 'speed', 'excluded'),
  (TIMESTAMP '2026-03-02 00:02', 'answers', 'excluded'), (TIMESTAMP '2026-03-02 00:02', 'speed', 'excluded')
  AS t(minute, slo, state)
