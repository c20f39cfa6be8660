-- grain: incident, service, slo, unit
-- meaning: The harm of an incident over all its recorded days. bad, valid and adjusted_bad are its
--   share of the ledger and add up; excess (over the ordinary failure ratio) and absent_events
--   (that never came: expected less received) are estimates. minutes is the time it lasted on the
--   service, of which it takes taken_minutes from others. adjusted_budget_share is its part of the
--   budget of the objective's own window at the end of its last day; NULL is infinite. An incident
--   that is open counts to the end of the last recorded day. Told as its newest recorded revision
--   does. A view.
WITH
-- How long an incident stood open on each service, and its latest revision.
stood AS (
  SELECT
    incident, service, MIN(day) AS first_day, MAX(day) AS last_day,
    SUM(UNIX_MICROS(ends) - UNIX_MICROS(starts)) DIV 60000000 AS minutes,
    MAX(STRUCT(revised_at, day, severity, severity_word, title, started_at, detected_at,
      acknowledged_at, mitigated_at, resolved_at, cause, class, owner, next_step, due, is_done,
      link, is_final, doubt)) AS told
  FROM core.incident_day GROUP BY incident, service
),
share AS (
  SELECT day, incident, service, slo, unit, bad, valid, adjusted_bad,
    CAST(CEIL(bad - bad_share * valid) AS BIGINT) AS excess
  FROM slo.incident_impact LEFT JOIN slo.ordinary_day USING (day, service, slo)
  WHERE incident <> 'unattributed'
),
-- The traffic of the minutes that an incident takes.
taken AS (
  SELECT
    day, incident, service, slo, minutes, bad_events, valid_events, first_bad_at,
    STRUCT(ratio_down(peak_bad, peak_valid) AS share, peak_bad AS bad, peak_valid AS valid,
      peak_at AS at) AS peak,
    failed_users, expected_events, received_events
  FROM slo.incident_traffic
),
summed AS (
  SELECT
    incident, service, slo, unit, MAX(day) AS day, SUM(bad) AS bad, SUM(valid) AS valid,
    SUM(adjusted_bad) AS adjusted_bad,
    IF(COUNT(excess) = COUNT(*), GREATEST(SUM(excess), 0), NULL) AS excess,
    SUM(minutes) AS taken_minutes, SUM(bad_events) AS bad_events, SUM(valid_events) AS valid_events,
    MIN(first_bad_at) AS first_bad_at, MAX(peak) AS peak,
    IF(COUNT(failed_users) = 0, NULL,
      THETA_SKETCH_ESTIMATE(THETA_UNION_AGG(failed_users))) AS failed_users,
    GREATEST(SUM(expected_events) - SUM(received_events), 0) AS absent_events
  FROM share LEFT JOIN taken USING (day, incident, service, slo)
  GROUP BY incident, service, slo, unit
),
budget AS (
  SELECT day, service, slo, adjusted_budget FROM slo.error_budget_day WHERE is_objective_window
)
SELECT
  incident, service, slo, unit, told.title, told.severity, told.severity_word, first_day, last_day,
  told.started_at, told.resolved_at, told.resolved_at IS NULL AS is_open,
  TIMESTAMPDIFF(MINUTE, told.started_at, told.detected_at) AS minutes_to_detect,
  TIMESTAMPDIFF(MINUTE, told.started_at, told.acknowledged_at) AS minutes_to_acknowledge,
  TIMESTAMPDIFF(MINUTE, told.started_at, told.mitigated_at) AS minutes_to_mitigate,
  TIMESTAMPDIFF(MINUTE, told.started_at, told.resolved_at) AS minutes_to_resolve,
  minutes, COALESCE(taken_minutes, 0) AS taken_minutes, bad, valid, adjusted_bad, excess,
  spent_up(adjusted_bad, adjusted_budget) AS adjusted_budget_share,
  COALESCE(bad_events, 0) AS bad_events, COALESCE(valid_events, 0) AS valid_events, first_bad_at,
  peak.at AS peak_at, peak.bad AS peak_bad, peak.valid AS peak_valid, failed_users, absent_events,
  told.cause, told.class, told.owner, told.next_step, told.due, told.is_done, told.link,
  told.is_final, told.doubt, told.revised_at
FROM summed JOIN stood USING (incident, service) LEFT JOIN budget USING (day, service, slo)
