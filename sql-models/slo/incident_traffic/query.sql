-- grain: day, service, slo, incident
-- meaning: Events in the minutes that an incident takes: how many, the worst five minutes, the
--   users who met a bad one, and how many events would usually have come. An estimate: the median
--   of the same minutes in the four weeks before, as far as they had telemetry, over those minutes
--   of the incident that have it too.
-- look-back: 28 days
WITH
planned AS (
  SELECT day, service, slo, source, day_starts, day_ends, received, definition FROM slo.planned_day
  WHERE day BETWEEN :first_day - INTERVAL '28' DAY AND :last_day
),
event AS (
  SELECT day, service, slo, source, minute, good, valid, failed_users FROM core.sli_minute
  WHERE day BETWEEN :first_day - INTERVAL '28' DAY AND :last_day
),
-- Minutes, and the one incident that each belongs to.
taken AS (
  SELECT day, service, minute, taker.incident AS incident FROM slo.incident_minute
  WHERE day BETWEEN :first_day AND :last_day
),
minute AS (
  SELECT
    day, service, slo, incident, minute, COALESCE(valid - good, 0) AS bad,
    COALESCE(valid, 0) AS valid, failed_users, definition,
    TIMESTAMPDIFF(MINUTE, day_starts, minute) AS minute_of_day,
    COALESCE(EXISTS(received, span -> minute >= span.starts AND minute < span.ends),
      FALSE) AS is_received
  FROM taken JOIN planned USING (day, service)
  LEFT JOIN event USING (day, service, slo, source, minute)
),
before AS (
  SELECT day AS earlier_day, service, slo, source, day_starts, day_ends, received FROM planned
),
week_before AS (
  SELECT minute.day, service, slo, minute.minute, before.source, earlier_day,
    TIMESTAMPADD(MINUTE, minute_of_day, before.day_starts) AS earlier
  FROM (SELECT *, EXPLODE(TRANSFORM(ARRAY(7, 14, 21, 28),
    days -> DATE_SUB(day, days))) AS earlier_day FROM minute WHERE is_received) AS minute
  JOIN before USING (service, slo, earlier_day)
  WHERE TIMESTAMPADD(MINUTE, minute_of_day, before.day_starts) < before.day_ends
    AND EXISTS(before.received, span -> TIMESTAMPADD(MINUTE, minute_of_day,
      before.day_starts) >= span.starts
      AND TIMESTAMPADD(MINUTE, minute_of_day, before.day_starts) < span.ends)
),
earlier_event AS (
  SELECT service, slo, source, day AS earlier_day, minute AS earlier, valid FROM event
),
-- Events of the same minute in the four weeks before.
usual AS (
  SELECT week_before.day, service, slo, week_before.minute,
    ARRAY_SORT(COLLECT_LIST(COALESCE(event.valid, 0))) AS earlier
  FROM week_before LEFT JOIN earlier_event AS event
    USING (service, slo, source, earlier_day, earlier)
  GROUP BY week_before.day, service, slo, week_before.minute
),
expected AS (
  SELECT
    minute.*, (earlier[CAST((SIZE(earlier) - 1) DIV 2 AS INT)]
      + earlier[CAST(SIZE(earlier) DIV 2 AS INT)] + 1) DIV 2 AS expected
  FROM minute LEFT JOIN usual USING (day, service, slo, minute)
),
-- Stretches of five minutes, among which the peak is.
five AS (
  SELECT
    day, service, slo, incident, ANY_VALUE(definition) AS definition,
    TIMESTAMPADD(MINUTE, - MIN(minute_of_day) % 5, MIN(minute)) AS starts,
    CAST(COUNT(*) AS INT) AS minutes,
    SUM(bad) AS bad, SUM(valid) AS valid, MIN(IF(bad > 0, minute, NULL)) AS first_bad_at,
    IF(COUNT(failed_users) = 0, NULL, THETA_UNION_AGG(failed_users)) AS failed_users,
    SUM(expected) AS expected, SUM(IF(expected IS NULL, NULL, valid)) AS received
  FROM expected GROUP BY day, service, slo, incident, minute_of_day DIV 5
),
ranked AS (
  SELECT *, MAX(IF(valid > 0, STRUCT(ratio_down(bad, valid) AS share, bad,
    - UNIX_SECONDS(starts) AS earliest, starts, valid), NULL))
    OVER (PARTITION BY day, service, slo, incident) AS peak
  FROM five
)
SELECT
  day, service, slo, incident, CAST(SUM(minutes) AS INT) AS minutes, SUM(bad) AS bad_events,
  SUM(valid) AS valid_events,
  MIN(first_bad_at) AS first_bad_at, ANY_VALUE(peak.starts) AS peak_at,
  ANY_VALUE(peak.bad) AS peak_bad, ANY_VALUE(peak.valid) AS peak_valid,
  IF(COUNT(failed_users) = 0, NULL, THETA_UNION_AGG(failed_users)) AS failed_users,
  SUM(expected) AS expected_events, SUM(received) AS received_events,
  ANY_VALUE(definition) AS definition
FROM ranked GROUP BY day, service, slo, incident
