-- grain: bad_is
-- meaning: What the totals of a report come to in the thirteen latest periods of its kind and in the thirteen
--   latest months, over the objectives that they add now. Unknown where over one in a hundred of their events is
--   missing, or nobody knows how many are. The usual range is as in report/history.sql.
WITH
period AS (
  SELECT
    day, service, slo, window, window_starts, window_ends, unit, COALESCE(bad_is, 'failed') AS bad_is,
    COALESCE(is_main, FALSE) AS is_main, bad, valid, missing,
    window_starts = :first_day AND window_ends = :last_day AS is_this
  FROM slo.period_day
  WHERE day BETWEEN :first_day - INTERVAL '13' MONTH AND :last_day AND window IN ('week', 'month', 'quarter', 'year')
    AND unit = 'events'
  QUALIFY ROW_NUMBER() OVER (PARTITION BY service, slo, window, window_starts ORDER BY day DESC) = 1
),
chosen AS (
  SELECT service, slo, window AS kind, bad_is FROM period WHERE is_this
  QUALIFY ROW_NUMBER() OVER (PARTITION BY service, bad_is ORDER BY is_main DESC, slo) = 1
),
summed AS (
  SELECT
    chosen.bad_is, kind, window, is_this, window_starts, window_ends, SUM(bad) AS bad, SUM(valid) AS valid,
    IF(BOOL_OR(missing IS NULL) OR SUM(missing) * 100 > SUM(valid + missing), 'Unknown', 'Met') AS verdict
  FROM period JOIN chosen USING (service, slo) WHERE window IN (kind, 'month') GROUP BY ALL
),
comparable AS (
  SELECT *, bad_per_million(bad, valid) AS rate, valid > 0 AND verdict <> 'Unknown' AS is_known FROM summed
  QUALIFY ROW_NUMBER() OVER (PARTITION BY bad_is, window ORDER BY window_starts DESC) <= 13
),
gathered AS (
  SELECT
    bad_is,
    ARRAY_SORT(COLLECT_LIST(STRUCT(window_starts, window_ends, bad, valid, CAST(NULL AS DECIMAL(19, 9)) AS spent_share, rate, verdict AS raw_verdict))
      FILTER (WHERE window = kind)) AS periods,
    ARRAY_SORT(COLLECT_LIST(STRUCT(window_starts, window_ends, bad, valid, CAST(NULL AS DECIMAL(19, 9)) AS spent_share, rate, verdict AS raw_verdict))
      FILTER (WHERE window = 'month')) AS months,
    ARRAY_SORT(COLLECT_LIST(STRUCT(window_starts, rate)) FILTER (WHERE window = kind AND NOT is_this AND is_known)) AS before
  FROM comparable GROUP BY bad_is
),
ranged AS (
  SELECT bad_is, periods, months, TRANSFORM(before, one -> one.rate) AS rates FROM gathered
)
SELECT bad_is, periods, months, usual_range(rates) AS usual FROM ranged ORDER BY bad_is
