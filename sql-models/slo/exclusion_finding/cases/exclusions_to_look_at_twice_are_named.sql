-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.exclusion_request_day
SELECT DATE '2026-03-02' AS day, service, '(all)' AS slo, 'other' AS category, TIMESTAMP(starts) AS starts, TIMESTAMP(ends) AS ends, reason, approved_by
FROM VALUES
  ('store', '2026-03-02 10:00:00', '2026-03-02 11:00:00', 'slow', NULL),
  ('tv', '2026-03-02 10:00:00', '2026-03-02 11:00:00', 'disks', 'ann'), ('tv', '2026-03-02 10:30:00', '2026-03-02 12:00:00', 'net', 'ann'),
  ('music', '2026-03-02 02:00:00', '2026-03-02 11:00:00', 'load', 'ann')
  AS t(service, starts, ends, reason, approved_by)
-- given core.exclusion_day
SELECT DATE '2026-03-02' AS day, service, '(all)' AS slo, 'other' AS category, TIMESTAMP(starts) AS starts, TIMESTAMP(ends) AS ends
FROM VALUES ('tv', '2026-03-02 10:00:00', '2026-03-02 12:00:00'), ('music', '2026-03-02 02:00:00', '2026-03-02 11:00:00') AS t(service, starts, ends)
-- given core.incident_day
SELECT DATE '2026-03-02' AS day, 'tv' AS service, incident, TIMESTAMP(starts) AS starts, TIMESTAMP(ends) AS ends
FROM VALUES ('INC-1', '2026-03-02 10:00:00', '2026-03-02 11:59:00'), ('INC-2', '2026-03-02 11:00:00', '2026-03-02 11:20:00') AS t(incident, starts, ends)
-- expect
VALUES ('slow', 'unapproved', NULL), ('disks', 'overlapping', NULL), ('net', 'overlapping', NULL), ('disks', 'covers an incident', 'INC-1'), ('net', 'covers an incident', 'INC-1'), ('load', 'large', NULL)
  AS t(reason, finding, incident)
