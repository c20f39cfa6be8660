-- grain: incident
-- meaning: What follows from incidents up to the end of the period and is not done, what is due
--   first.
WITH
newest AS (
  SELECT incident, MAX_BY(STRUCT(title, next_step, owner, due, is_done),
    STRUCT(revised_at, day, service)) AS told
  FROM core.incident_day WHERE day <= :last_day GROUP BY incident
)
SELECT incident, told.title, told.next_step, told.owner, told.due,
  COALESCE(told.due <= :last_day, FALSE) AS is_overdue
FROM newest WHERE told.next_step IS NOT NULL AND NOT told.is_done ORDER BY due NULLS LAST, incident
