-- grain: service, slo, starts
-- meaning: Burn episodes: spans of slo.burn_day, joined where one goes on at midnight.
--   adjusted_budget_share is what an episode spent of the error budget of the objective's own
--   window, to date, at the end of the day on which the episode ended; NULL is infinite: nothing
--   may be bad. Counts and the budget are outside excluded minutes and in the unit of the objective
--   on that day: no episode goes on where the unit changes. The definition is that of the day. The
--   incident is the one that slo.incident_minute would choose of those that overlap it; NULL where
--   none does. A view.
WITH
span AS (
  SELECT
    day, service, slo, starts, ends, windows, peak_burn, adjusted_bad, adjusted_valid, definition,
    LAG(ends) OVER (PARTITION BY service, slo ORDER BY starts) AS ended_before
  FROM slo.burn_day
),
numbered AS (
  SELECT *, COUNT_IF(ended_before IS DISTINCT FROM starts)
    OVER (PARTITION BY service, slo ORDER BY starts) AS episode FROM span
),
episode AS (
  SELECT
    service, slo, MAX_BY(definition, day) AS definition, MIN(starts) AS starts, MAX(ends) AS ends,
    MAX(day) AS day, ARRAY_SORT(ARRAY_DISTINCT(FLATTEN(COLLECT_LIST(windows)))) AS windows,
    IF(COUNT(peak_burn) = COUNT(*), MAX(peak_burn), NULL) AS peak_burn,
    SUM(adjusted_bad) AS adjusted_bad, SUM(adjusted_valid) AS adjusted_valid
  FROM numbered GROUP BY service, slo, episode
),
incident AS (
  SELECT service, incident, severity, started_at, starts AS incident_starts, ends AS incident_ends
  FROM core.incident_day
),
-- The worst incident that overlaps an episode.
explained AS (
  SELECT service, slo, starts, MIN(STRUCT(severity, started_at, incident)).incident AS incident
  FROM episode JOIN incident USING (service) WHERE incident_starts < ends AND incident_ends > starts
  GROUP BY service, slo, starts
),
budget AS (
  SELECT day, service, slo, adjusted_budget FROM slo.error_budget_day WHERE is_objective_window
)
SELECT
  service, slo, starts, ends, windows, peak_burn, adjusted_bad, adjusted_valid,
  spent_up(adjusted_bad, adjusted_budget) AS adjusted_budget_share, incident, definition
FROM episode JOIN budget USING (day, service, slo) LEFT JOIN explained USING (service, slo, starts)
