-- grain: day, service, slo, finding, subject
-- meaning: The error-budget policy at the end of each day (Google's SRE workbook, appendix B):
--   changes freeze once the budget of the policy's window is spent; an incident over its share of
--   that budget needs a postmortem; a class of incidents over its share of the quarter's budget to
--   date needs a plan. Only days in the unit of the day are added.
-- look-back: 92 days
WITH
policy AS (
  SELECT window_days, freeze_at, incident_share, class_share FROM catalog_policy
),
waiver AS (
  SELECT service, finding, first_day, last_day, reason, approved_by FROM catalog_waiver
),
figure AS (
  SELECT day, service, slo, unit, target, adjusted_bad, adjusted_valid, definition
  FROM slo.availability_day
  WHERE day BETWEEN :first_day - INTERVAL '92' DAY AND :last_day
),
-- The bad events that an incident took of an objective, with its class.
taken AS (
  SELECT DISTINCT day, service, slo, incident, class, adjusted_bad
  FROM slo.incident_impact JOIN core.incident_day USING (day, service, incident)
  WHERE adjusted_bad > 0 AND day BETWEEN :first_day - INTERVAL '92' DAY AND :last_day
),
-- The days before, and whether they lie in the policy's window or in the quarter.
looked_back AS (
  SELECT
    figure.day, service, slo, unit, figure.definition, before.day AS earlier,
    before.adjusted_bad AS bad,
    (1 - before.target) * before.adjusted_valid AS allowed,
    DATEDIFF(figure.day, before.day) < window_days AS is_in_window,
    TRUNC(before.day, 'QUARTER') = TRUNC(figure.day, 'QUARTER') AS is_in_quarter
  FROM figure JOIN figure AS before USING (service, slo, unit) CROSS JOIN policy
  WHERE figure.day >= :first_day
    AND before.day BETWEEN figure.day - INTERVAL '92' DAY AND figure.day
),
budget AS (
  SELECT
    day, service, slo, unit, definition, SUM(IF(is_in_window, bad, 0)) AS bad,
    CAST(SUM(IF(is_in_window, allowed, 0)) AS DECIMAL(38, 9)) AS of_window,
    CAST(SUM(IF(is_in_quarter, allowed, 0)) AS DECIMAL(38, 9)) AS of_quarter
  FROM looked_back GROUP BY day, service, slo, unit, definition
),
subject AS (
  SELECT
    looked_back.day, service, slo, STACK(2, 'postmortem', incident,
      IF(is_in_window, adjusted_bad, 0), 'plan', class, IF(is_in_quarter, adjusted_bad, 0))
      AS (finding, subject, bad)
  FROM looked_back JOIN taken USING (service, slo) WHERE taken.day = looked_back.earlier
),
found AS (
  SELECT day, service, slo, 'freeze' AS finding, '' AS subject, unit, bad, of_window AS allowed,
    freeze_at AS share, definition FROM budget CROSS JOIN policy
  UNION ALL
  SELECT
    day, service, slo, finding, subject, unit, SUM(subject.bad) AS bad,
    IF(finding = 'plan', of_quarter, of_window) AS allowed,
    IF(finding = 'plan', class_share, incident_share) AS share, definition
  FROM subject JOIN budget USING (day, service, slo) CROSS JOIN policy WHERE subject IS NOT NULL
  GROUP BY day, service, slo, finding, subject, unit, of_quarter, of_window, class_share,
    incident_share, definition
)
SELECT
  found.day, found.service, slo, found.finding, subject, unit, bad AS adjusted_bad,
  allowed AS adjusted_budget,
  spent_up(bad, allowed) AS spent_share, share AS limit_share,
  MAX(approved_by) AS waived_by, MAX(last_day) AS waived_until, MAX(reason) AS waiver_reason,
  definition
FROM found LEFT JOIN waiver
  ON waiver.service = found.service AND waiver.finding = found.finding
    AND found.day BETWEEN first_day AND last_day
WHERE bad > share * allowed OR bad > 0 AND found.finding = 'freeze' AND bad = share * allowed
GROUP BY found.day, found.service, slo, found.finding, subject, unit, bad, allowed, share,
  definition
