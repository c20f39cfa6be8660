CREATE TABLE record.figure (
  period STRING NOT NULL COMMENT 'Reported period: 2026-W34, 2026-08 or 2026-Q3',
  edition INT NOT NULL COMMENT 'Edition of the period, from 1',
  service STRING NOT NULL COMMENT 'Service',
  slo STRING NOT NULL COMMENT 'Objective',
  figure STRING NOT NULL COMMENT 'verdict, availability, good, bad, valid, coverage, good_minutes, bad_minutes, no_traffic_minutes, no_telemetry_minutes, excluded_minutes; for whole periods also target, failed_users',
  day DATE COMMENT 'Reporting day; NULL for the whole period',
  value STRING COMMENT 'Exact value: counts as digits, ratios (availability, coverage) rounded down to nine digits; failed_users is an estimate, or <10 for a small group; NULL where there is none',
  printed STRING NOT NULL COMMENT 'The figure as the report words it',
  state STRING NOT NULL COMMENT 'Verdict of the objective over the same span: Met, Missed, Unknown, Too little traffic, No traffic',
  definition STRING NOT NULL COMMENT 'SHA-256 of the objective''s definition in force on the day, or on the last recorded day of the period'
) USING delta
COMMENT 'Every figure of every edition, as it was published; only ever appended to. Those of recorded editions have a row in record.edition'
TBLPROPERTIES ('delta.appendOnly' = 'true')
