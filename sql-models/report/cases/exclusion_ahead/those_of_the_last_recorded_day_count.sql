-- with first_day = 2026-03-02, last_day = 2026-03-08
-- given core.objective_day
VALUES (DATE '2026-03-03'), (DATE '2026-03-04') AS t(day)
-- given core.exclusion_ahead_day
VALUES (DATE '2026-03-03', 'store', 'Done since.', 60L), (DATE '2026-03-04', 'tv', 'New disks.', 90L)
  AS t(day, service, reason, minutes)
-- expect
VALUES ('tv', 'New disks.', 90L) AS t(service, reason, minutes)
