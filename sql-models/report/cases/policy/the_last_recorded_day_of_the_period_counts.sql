-- with first_day = 2026-03-02, last_day = 2026-03-08
-- given core.objective_day
SELECT DATE(day) AS day FROM VALUES ('2026-03-02'), ('2026-03-05') AS t(day)
-- given slo.policy_day
SELECT DATE(day) AS day, 'store' AS service, 'a' AS slo, finding, subject FROM VALUES ('2026-03-02', 'freeze', ''), ('2026-03-05', 'postmortem', 'INC-1') AS t(day, finding, subject)
-- expect
VALUES ('postmortem', 'INC-1') AS t(finding, subject)
