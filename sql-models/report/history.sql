-- grain: service, slo
-- meaning: How each objective did in the thirteen latest periods of a report's kind and in the
--   thirteen latest months, as far as they are recorded and counted in the unit of today, and the
--   usual range of what was bad in a million. The range is that of the periods before this one
--   which are known, so that a period does not widen the range that it is judged by.
WITH
period AS (
  SELECT
    day, service, slo, window, window_starts, window_ends, unit, slice_minutes, bad, valid,
    spent_share, raw_verdict,
    window_starts = :first_day AND window_ends = :last_day AS is_this
  FROM slo.period_day
  WHERE day BETWEEN :first_day - INTERVAL '13' MONTH AND :last_day
    AND window IN ('week', 'month', 'quarter', 'year')
  QUALIFY ROW_NUMBER() OVER (PARTITION BY service, slo, window, window_starts ORDER BY day DESC) = 1
),
this AS (
  SELECT service, slo, window AS kind, unit, slice_minutes FROM period WHERE is_this
),
-- Periods in the unit of this one.
comparable AS (
  SELECT
    service, slo, kind, window, is_this, window_starts, window_ends, bad, valid, spent_share,
    raw_verdict,
    bad_per_million(bad, valid) AS rate, valid > 0 AND raw_verdict <> 'Unknown' AS is_known
  FROM period JOIN this USING (service, slo, unit, slice_minutes)
  WHERE window IN (kind, 'month')
  QUALIFY ROW_NUMBER() OVER (PARTITION BY service, slo, window ORDER BY window_starts DESC) <= 13
),
gathered AS (
  SELECT
    service, slo,
    ARRAY_SORT(COLLECT_LIST(STRUCT(window_starts, window_ends, bad, valid, spent_share, rate,
      raw_verdict))
      FILTER (WHERE window = kind)) AS periods,
    ARRAY_SORT(COLLECT_LIST(STRUCT(window_starts, window_ends, bad, valid, spent_share, rate,
      raw_verdict))
      FILTER (WHERE window = 'month')) AS months,
    ARRAY_SORT(COLLECT_LIST(STRUCT(window_starts, rate))
      FILTER (WHERE window = kind AND NOT is_this AND is_known)) AS before
  FROM comparable GROUP BY service, slo
),
ranged AS (
  SELECT service, slo, periods, months, TRANSFORM(before, one -> one.rate) AS rates FROM gathered
)
SELECT service, slo, periods, months, usual_range(rates) AS usual FROM ranged ORDER BY service, slo
