-- grain: service, slo, starts
-- meaning: Harm that no incident records and that starts within the period, the most bad events
--   first, with its worst five minutes, users, and the values of each dimension with most bad
--   events in its hours, five at most.
WITH
lived AS (
  SELECT MIN(day_starts) AS period_starts, MAX(day_ends) AS period_ends
  FROM calendar_days(:first_day, :last_day, :time_zone)
),
harm AS (
  SELECT
    service, slo, starts, ends, bad_events, valid_events, adjusted_budget_share, peak_at, peak_bad,
    peak_valid, failed_users
  FROM slo.unexplained_harm CROSS JOIN lived WHERE starts >= period_starts AND starts < period_ends
),
slice AS (
  SELECT service, slo, starts, dimension, value, bad_events, valid_events FROM slo.unexplained_slice
  WHERE bad_events > 0
  QUALIFY ROW_NUMBER() OVER (PARTITION BY service, slo, starts, dimension ORDER BY bad_events DESC,
    value) <= 5
),
place AS (
  SELECT service, slo, starts,
    ARRAY_SORT(COLLECT_LIST(STRUCT(dimension, - bad_events AS most, value, bad_events,
      valid_events))) AS places
  FROM slice GROUP BY service, slo, starts
)
SELECT
  service, slo, starts, ends, bad_events, valid_events, adjusted_budget_share, peak_at, peak_bad,
  peak_valid, failed_users, places
FROM harm LEFT JOIN place USING (service, slo, starts)
ORDER BY bad_events DESC, service, slo, starts
