-- grain: day, service, slo
-- meaning: The version of every objective that was effective on the day, and the span of that day in
--   UTC. A day of the reporting calendar has 23, 24 or 25 hours.
-- look-back: 0 days
WITH
objective AS (
  SELECT service, slo, source, target, effective_from, effective_until, definition FROM catalog_objective
),
calendar AS (
  SELECT EXPLODE(SEQUENCE(:first_day, :last_day)) AS day
),
spanned AS (
  SELECT
    day,
    TO_UTC_TIMESTAMP(CAST(day AS TIMESTAMP), :time_zone) AS day_starts,
    TO_UTC_TIMESTAMP(CAST(day + INTERVAL '1' DAY AS TIMESTAMP), :time_zone) AS day_ends
  FROM calendar
),
effective AS (
  SELECT
    spanned.day, objective.service, objective.slo, objective.source, objective.target,
    spanned.day_starts, spanned.day_ends, objective.effective_from, objective.definition
  FROM spanned
  JOIN objective
    ON spanned.day >= COALESCE(objective.effective_from, spanned.day)
    AND spanned.day <= COALESCE(objective.effective_until, spanned.day)
)
SELECT * FROM effective
