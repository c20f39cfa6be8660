-- grain: service, slo, starts
-- meaning: Harm that no incident records and that starts within the period, the most bad events first.
WITH
lived AS (
  SELECT MIN(day_starts) AS period_starts, MAX(day_ends) AS period_ends FROM calendar_days(:first_day, :last_day, :time_zone)
),
harm AS (
  SELECT service, slo, starts, ends, bad_events, valid_events, adjusted_budget_share FROM slo.unexplained_harm
)
SELECT service, slo, starts, ends, bad_events, valid_events, adjusted_budget_share
FROM harm CROSS JOIN lived WHERE starts >= period_starts AND starts < period_ends
ORDER BY bad_events DESC, service, slo, starts
