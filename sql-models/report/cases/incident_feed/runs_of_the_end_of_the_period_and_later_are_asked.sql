-- with first_day = 2026-03-02, last_day = 2026-03-08
-- given record.run
SELECT number, CONCAT('run-', number) AS run, DATE(last_day) AS last_day, feed AS incident_feed
FROM VALUES (1L, '2026-03-07', 'received'), (2L, '2026-03-08', 'not received'), (3L, '2026-03-09', 'received'), (4L, '2026-03-09', NULL) AS t(number, last_day, feed)
-- expect
VALUES ('run-2', 'not received'), ('run-3', 'received') AS t(run, incident_feed)
