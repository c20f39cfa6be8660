-- grain: bad_is
-- meaning: Sums over services, of objectives that count events and call a bad one the same. Each
--   service adds one objective: its main one where that is among them, or its first by name. The
--   total with most main objectives comes first. No total adds slices or measurements. Beside a sum
--   stands what the same objectives came to in the thirteen latest periods of the report's kind and
--   in the thirteen latest months: unknown where over one in a hundred of their events is missing,
--   or nobody knows how many are; with the usual range as in report/history.sql.
WITH
period AS (
  SELECT
    service, slo, window, window_starts, window_ends, unit, COALESCE(bad_is, 'failed') AS bad_is,
    COALESCE(is_main, FALSE) AS is_main, bad, good, valid, missing,
    window_starts = :first_day AND window_ends = :last_day AS is_this
  FROM slo.period_day
  WHERE day BETWEEN :first_day - INTERVAL '13' MONTH AND :last_day
    AND window IN ('week', 'month', 'quarter', 'year')
  QUALIFY ROW_NUMBER() OVER (PARTITION BY service, slo, window, window_starts ORDER BY day DESC) = 1
),
-- Of each service one objective for each kind of bad event, the main one first.
chosen AS (
  SELECT service, slo, unit, window AS kind, bad_is, is_main, bad, good, valid FROM period
  WHERE is_this AND unit = 'events'
  QUALIFY ROW_NUMBER() OVER (PARTITION BY service, bad_is ORDER BY is_main DESC, slo) = 1
),
availability AS (
  SELECT day, service, slo, unit, bad FROM slo.availability_day
  WHERE day BETWEEN :first_day AND :last_day
),
summed_day AS (
  SELECT bad_is, availability.day, SUM(availability.bad) AS bad
  FROM chosen JOIN availability USING (service, slo, unit) GROUP BY bad_is, availability.day
),
dated AS (
  SELECT bad_is, ARRAY_SORT(COLLECT_LIST(STRUCT(day, bad))) AS days FROM summed_day GROUP BY bad_is
),
summed_period AS (
  SELECT
    chosen.bad_is, chosen.kind, window, is_this, window_starts, window_ends, SUM(period.bad) AS bad,
    SUM(period.valid) AS valid,
    IF(BOOL_OR(missing IS NULL) OR SUM(missing) * 100 > SUM(period.valid + missing), 'Unknown',
      'Met') AS verdict
  FROM period JOIN chosen USING (service, slo, unit) WHERE window IN (chosen.kind, 'month')
  GROUP BY ALL
),
past AS (
  SELECT * FROM summed_period QUALIFY ROW_NUMBER()
    OVER (PARTITION BY bad_is, window ORDER BY window_starts DESC) <= 13
),
-- The figures of a period, and the list that it belongs to.
told AS (
  SELECT
    bad_is, window = kind AS is_kind, window = 'month' AS is_month,
    window = kind AND NOT is_this AND valid > 0 AND verdict <> 'Unknown' AS is_before,
    STRUCT(window_starts, window_ends, bad, valid, CAST(NULL AS DECIMAL(19, 9)) AS spent_share,
      bad_per_million(bad, valid) AS rate, verdict AS raw_verdict) AS one
  FROM past
),
history AS (
  SELECT
    bad_is, ARRAY_SORT(COLLECT_LIST(one) FILTER (WHERE is_kind)) AS periods,
    ARRAY_SORT(COLLECT_LIST(one) FILTER (WHERE is_month)) AS months,
    TRANSFORM(ARRAY_SORT(COLLECT_LIST(one) FILTER (WHERE is_before)),
      before -> before.rate) AS rates
  FROM told GROUP BY bad_is
),
summed AS (
  SELECT
    bad_is, ARRAY_SORT(COLLECT_LIST(STRUCT(service, slo))) AS objectives,
    COUNT_IF(is_main) AS main_objectives,
    SUM(bad) AS bad, SUM(good) AS good, SUM(valid) AS valid
  FROM chosen GROUP BY bad_is
)
SELECT bad_is, objectives, bad, valid, availability(good, valid) AS availability, days, periods,
  months, usual_range(rates) AS usual
FROM summed JOIN dated USING (bad_is) JOIN history USING (bad_is)
ORDER BY main_objectives DESC, bad_is
