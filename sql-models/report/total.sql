-- grain: bad_is
-- meaning: Sums over services, of objectives that count events and call a bad one the same. Each service
--   adds one objective: its main one where that is among them, or its first by name. The total with most main
--   objectives comes first. No total adds slices or measurements.
WITH
period AS (
  SELECT
    day, service, slo, unit, COALESCE(bad_is, 'failed') AS bad_is, COALESCE(is_main, FALSE) AS is_main, bad, good, valid
  FROM slo.period_day
  WHERE day BETWEEN :first_day AND :last_day AND window IN ('week', 'month', 'quarter', 'year')
    AND window_starts = :first_day AND window_ends = :last_day
),
newest AS (
  SELECT service, slo, unit, bad_is, is_main, bad, good, valid FROM period
  QUALIFY ROW_NUMBER() OVER (PARTITION BY service, slo ORDER BY day DESC) = 1
),
chosen AS (
  SELECT service, slo, unit, bad_is, is_main, bad, good, valid FROM newest WHERE unit = 'events'
  QUALIFY ROW_NUMBER() OVER (PARTITION BY service, bad_is ORDER BY is_main DESC, slo) = 1
),
availability AS (
  SELECT day, service, slo, unit, bad FROM slo.availability_day WHERE day BETWEEN :first_day AND :last_day
),
summed_day AS (
  SELECT bad_is, availability.day, SUM(availability.bad) AS bad
  FROM chosen JOIN availability USING (service, slo, unit) GROUP BY bad_is, availability.day
),
dated AS (
  SELECT bad_is, ARRAY_SORT(COLLECT_LIST(STRUCT(day, bad))) AS days FROM summed_day GROUP BY bad_is
),
summed AS (
  SELECT
    bad_is, ARRAY_SORT(COLLECT_LIST(STRUCT(service, slo))) AS objectives, COUNT_IF(is_main) AS main_objectives,
    SUM(bad) AS bad, SUM(good) AS good, SUM(valid) AS valid
  FROM chosen GROUP BY bad_is
)
SELECT bad_is, objectives, bad, valid, availability(good, valid) AS availability, days
FROM summed JOIN dated USING (bad_is) ORDER BY main_objectives DESC, bad_is
