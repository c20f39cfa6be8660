-- with first_day = 2026-03-02, last_day = 2026-03-03
-- given core.exclusion_request_day
SELECT DATE(day) AS day, service, '(all)' AS slo, TIMESTAMP(starts) AS starts, TIMESTAMP(ends) AS ends, 'other' AS category, reason, 'ann' AS requested_by, approved_by
FROM VALUES
  ('2026-03-02', 'store', '2026-03-02 01:00:00', '2026-03-02 02:13:00', 'Restart.', 'bob'), ('2026-03-03', 'store', '2026-03-03 01:00:00', '2026-03-03 02:13:00', 'Restart.', 'bob'),
  ('2026-03-03', 'tv', '2026-03-03 01:00:00', '2026-03-03 09:00:00', 'Slow.', NULL)
  AS t(day, service, starts, ends, reason, approved_by)
-- given slo.exclusion_finding
SELECT DATE '2026-03-03' AS day, 'tv' AS service, '(all)' AS slo, TIMESTAMP '2026-03-03 01:00:00' AS starts, TIMESTAMP '2026-03-03 09:00:00' AS ends, 'Slow.' AS reason, 'ann' AS requested_by, 'unapproved' AS finding, CAST(NULL AS STRING) AS incident
-- expect
VALUES ('store', 146L, ARRAY('over 5 % of the period')), ('tv', 480L, ARRAY('unapproved')) AS t(service, minutes, findings)
