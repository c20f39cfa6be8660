-- with first_day = 2026-04-02, last_day = 2026-04-02
-- given catalog_policy
SELECT 28 AS window_days, 1BD AS freeze_at, 0.2BD AS incident_share, 0.2BD AS class_share
-- given catalog_waiver
SELECT 'store' AS service, 'postmortem' AS finding, DATE '2026-04-01' AS first_day, DATE '2026-04-09' AS last_day, 'Known.' AS reason, 'ann' AS approved_by
-- given slo.availability_day
SELECT DATE(day) AS day, 'store' AS service, slo, unit, 0.99BD AS target, bad AS adjusted_bad, 1000L AS adjusted_valid, 'now' AS definition
FROM VALUES
  ('2026-04-02', 'spent', 'events', 1L), ('2026-04-01', 'spent', 'events', 19L), ('2026-03-01', 'spent', 'events', 900L),
  ('2026-04-02', 'sound', 'events', 5L), ('2026-04-01', 'sound', 'events', 5L), ('2026-03-31', 'sound', 'slices', 900L)
  AS t(day, slo, unit, bad)
-- given slo.incident_impact
SELECT DATE(day) AS day, 'store' AS service, slo, incident, 'events' AS unit, bad AS adjusted_bad
FROM VALUES ('2026-04-01', 'spent', 'INC-1', 4L), ('2026-04-02', 'spent', 'INC-1', 1L), ('2026-04-01', 'spent', 'INC-2', 4L), ('2026-04-01', 'spent', 'unattributed', 11L), ('2026-03-01', 'spent', 'INC-1', 900L), ('2026-04-01', 'sound', 'INC-2', 4L)
  AS t(day, slo, incident, bad)
-- given core.incident_day
SELECT DATE(day) AS day, 'store' AS service, incident, class FROM VALUES ('2026-04-01', 'INC-1', 'deploy'), ('2026-04-02', 'INC-1', 'deploy'), ('2026-03-01', 'INC-1', 'deploy'), ('2026-04-01', 'INC-2', NULL) AS t(day, incident, class)
-- expect
VALUES
  ('spent', 'freeze', '', 20L, 20BD, 1BD, NULL), ('spent', 'postmortem', 'INC-1', 5L, 20BD, 0.25BD, 'ann'), ('spent', 'plan', 'deploy', 5L, 20BD, 0.25BD, NULL)
  AS t(slo, finding, subject, adjusted_bad, adjusted_budget, spent_share, waived_by)
