-- grain: service, slo, day
-- meaning: The days that leave an objective Unknown, and why: not recorded, without telemetry for
--   some minutes, with rows that could not be judged, or counted in another unit than the last day.
WITH
availability AS (
  SELECT service, slo, day, unit, missing, no_telemetry_minutes
  FROM slo.availability_day WHERE day BETWEEN :first_day AND :last_day
),
objective AS (SELECT service, slo, MAX_BY(unit, day) AS unit_of_last FROM availability
  GROUP BY service, slo),
calendar AS (SELECT EXPLODE(SEQUENCE(:first_day, :last_day)) AS day),
partition_by_state AS (
  SELECT
    o.service, o.slo, o.day,
    CONCAT_WS(' ', p.source, 'with', COUNT(*), IF(COUNT(*) = 1, 'partition', 'partitions'), p.state,
      CONCAT('(', COALESCE(p.doubt, p.reason), ')')) AS account
  FROM core.objective_day AS o JOIN core.partition AS p USING (day, source)
  WHERE o.day BETWEEN :first_day AND :last_day AND (p.state <> 'received' OR p.doubt IS NOT NULL)
  GROUP BY o.service, o.slo, o.day, p.source, p.state, p.reason, p.doubt
),
account AS (
  SELECT service, slo, day, CONCAT_WS(', ', ARRAY_SORT(COLLECT_LIST(account))) AS accounts
  FROM partition_by_state GROUP BY service, slo, day
),
unjudged_by_reason AS (
  SELECT service, slo, day, CONCAT_WS(' ', SUM(unjudged_rows), 'rows', reason) AS account
  FROM core.unjudged_minute WHERE day BETWEEN :first_day AND :last_day
  GROUP BY service, slo, day, reason
),
unjudged AS (
  SELECT service, slo, day, CONCAT_WS(', ', ARRAY_SORT(COLLECT_LIST(account))) AS not_judged
  FROM unjudged_by_reason GROUP BY service, slo, day
),
named AS (
  SELECT
    service, slo, day,
    CASE
      WHEN unit IS NULL THEN 'not recorded, or no objective was in force'
      WHEN no_telemetry_minutes > 0 THEN CONCAT_WS(': ',
        CONCAT_WS(' ', no_telemetry_minutes, 'minutes without telemetry'), accounts)
      WHEN missing IS NULL OR missing > 0 THEN
        CONCAT_WS(': ', CONCAT_WS(' ', COALESCE(CAST(missing AS STRING), 'unknown number of'), unit,
          'missing or not judged'), not_judged)
      WHEN unit <> unit_of_last THEN CONCAT('counted in ', unit)
    END AS why
  FROM objective CROSS JOIN calendar
  LEFT JOIN availability USING (service, slo, day)
  LEFT JOIN account USING (service, slo, day)
  LEFT JOIN unjudged USING (service, slo, day)
)
SELECT service, slo, day, why FROM named WHERE why IS NOT NULL ORDER BY service, slo, day
