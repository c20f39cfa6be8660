-- grain: incident, place, problem
-- meaning: Revisions of incidents that were written in the period and cannot be true.
WITH
refusal AS (
  SELECT incident, place, problem FROM core.incident_refusal
  WHERE day BETWEEN :first_day AND :last_day
)
SELECT DISTINCT incident, place, problem FROM refusal ORDER BY place, incident, problem
