-- grain: service, slo, starts, dimension, value
-- meaning: Where harm that no incident records hit: events of its hours, by dimension. Dimensions
--   are counted by the hour, so this is no part of its counts. A view.
WITH
harm AS (
  SELECT service, slo, starts, ends FROM slo.unexplained_harm
),
slice AS (
  SELECT service, slo, hour, dimension, value, good, valid FROM core.slice_hour
)
SELECT service, slo, starts, dimension, value, SUM(valid - good) AS bad_events,
  SUM(valid) AS valid_events
FROM harm JOIN slice USING (service, slo) WHERE hour >= DATE_TRUNC('HOUR', starts) AND hour < ends
GROUP BY service, slo, starts, dimension, value
