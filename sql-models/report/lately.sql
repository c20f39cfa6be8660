-- grain: kind
-- meaning: How the whole did in the thirteen latest periods of a report's kind and in the thirteen
--   latest months: services that did not meet all their targets, of those with a verdict, minutes
--   in which at least one incident lasted, and the median time from the start of an incident to its
--   detection. Minutes and reports are NULL before the first recorded incident, since nobody knows
--   whether a feed told of one; the median is NULL without a report. A period in which the record
--   began is left out, unless it is the one reported: days before it are unknown, so that hardly a
--   service could have met its targets. The usual ranges are as in report/history.sql.
WITH
period AS (
  SELECT
    service, slo, window, window_starts, window_ends, raw_verdict,
    window_starts = :first_day AND window_ends = :last_day AS is_this
  FROM slo.period_day
  WHERE day BETWEEN :first_day - INTERVAL '13' MONTH AND :last_day
    AND window IN ('week', 'month', 'quarter', 'year')
  QUALIFY ROW_NUMBER() OVER (PARTITION BY service, slo, window, window_starts ORDER BY day DESC) = 1
),
this AS (
  SELECT DISTINCT window AS kind FROM period WHERE is_this
),
recorded AS (
  SELECT MIN(day) AS first_recorded FROM slo.period_day WHERE day <= :last_day
),
service AS (
  SELECT
    window, kind, window_starts, window_ends, service,
    BOOL_OR(raw_verdict IN ('Met', 'Missed', 'Unknown')) AS is_judged,
    BOOL_OR(raw_verdict IN ('Missed', 'Unknown')) AS is_unmet
  FROM period CROSS JOIN this CROSS JOIN recorded
  WHERE window IN (kind, 'month') AND (is_this OR window_starts >= first_recorded) GROUP BY ALL
),
judged AS (
  SELECT
    window, kind, window_starts, window_ends, COUNT_IF(is_judged) AS judged,
    COUNT_IF(is_unmet) AS unmet
  FROM service GROUP BY window, kind, window_starts, window_ends
  QUALIFY ROW_NUMBER() OVER (PARTITION BY window ORDER BY window_starts DESC) <= 13
),
-- The time of a day on which any incident stood open.
stood AS (
  SELECT day, joined_spans(COLLECT_LIST(STRUCT(starts, ends))) AS spans FROM core.incident_day
  WHERE day <= :last_day GROUP BY day
),
lasted AS (
  SELECT day, AGGREGATE(spans, 0L,
    (sum, span) -> sum + UNIX_MICROS(span.ends) - UNIX_MICROS(span.starts)) AS micros
  FROM stood
),
began AS (
  SELECT
    incident, MIN(day) AS day, MAX_BY(TIMESTAMPDIFF(MINUTE, started_at, detected_at),
      STRUCT(revised_at, day, service)) AS minutes_to_report
  FROM core.incident_day WHERE day <= :last_day GROUP BY incident
),
-- Periods before the first recorded incident count no minutes: nobody recorded any then.
since AS (
  SELECT MIN(day) AS first_incident FROM began
),
minutes AS (
  SELECT window, window_starts, SUM(micros) DIV 60000000 AS minutes
  FROM judged JOIN lasted ON day BETWEEN window_starts AND window_ends
  GROUP BY window, window_starts
),
report AS (
  SELECT
    window, window_starts,
    CAST(PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY minutes_to_report) AS BIGINT)
      AS minutes_to_report
  FROM judged JOIN began ON day BETWEEN window_starts AND window_ends GROUP BY window, window_starts
),
-- The figures of a period, and the list that it belongs to.
told AS (
  SELECT
    kind, window = kind AS is_kind, window = 'month' AS is_month,
    window = kind AND window_starts < :first_day AS is_before,
    IF(window_ends >= first_incident, COALESCE(minutes, 0), NULL) AS incident_minutes,
    minutes_to_report, unmet, judged,
    STRUCT(window_starts, window_ends, unmet, judged, incident_minutes, minutes_to_report) AS one
  FROM judged CROSS JOIN since LEFT JOIN minutes USING (window, window_starts)
  LEFT JOIN report USING (window, window_starts)
),
gathered AS (
  SELECT
    kind, ARRAY_SORT(COLLECT_LIST(one) FILTER (WHERE is_kind)) AS periods,
    ARRAY_SORT(COLLECT_LIST(one) FILTER (WHERE is_month)) AS months,
    ARRAY_SORT(COLLECT_LIST(STRUCT(one.window_starts, CAST(unmet AS DECIMAL(19, 3)) AS rate))
      FILTER (WHERE is_before AND judged > 0)) AS unmet,
    ARRAY_SORT(COLLECT_LIST(STRUCT(one.window_starts,
      CAST(incident_minutes AS DECIMAL(19, 3)) AS rate))
        FILTER (WHERE is_before AND incident_minutes IS NOT NULL)) AS incident_minutes,
    ARRAY_SORT(COLLECT_LIST(STRUCT(one.window_starts,
      CAST(minutes_to_report AS DECIMAL(19, 3)) AS rate))
        FILTER (WHERE is_before AND minutes_to_report IS NOT NULL)) AS minutes_to_report
  FROM told GROUP BY kind
),
ranged AS (
  SELECT
    kind, periods, months, TRANSFORM(unmet, one -> one.rate) AS unmet,
    TRANSFORM(incident_minutes, one -> one.rate) AS incident_minutes,
    TRANSFORM(minutes_to_report, one -> one.rate) AS minutes_to_report
  FROM gathered
)
SELECT
  kind, periods, months, usual_range(unmet) AS usual_unmet,
  usual_range(incident_minutes) AS usual_incident_minutes,
  usual_range(minutes_to_report) AS usual_minutes_to_report
FROM ranged
