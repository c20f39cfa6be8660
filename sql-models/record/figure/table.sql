CREATE TABLE record.figure (
  period STRING NOT NULL COMMENT 'Reported period: 2026-W34, 2026-08 or 2026-Q3',
  edition INT NOT NULL COMMENT 'Edition of the period, from 1',
  service STRING NOT NULL COMMENT 'Service',
  slo STRING NOT NULL COMMENT 'Objective',
  figure STRING NOT NULL COMMENT 'verdict, availability, good, bad, valid, coverage, missing, availability_at_worst, availability_at_best, adjusted_verdict, adjusted_bad, adjusted_valid, adjusted_availability, and minutes by state; for whole periods also target, failed_users, budget, spent_share, adjusted_spent_share. Without a prefix: as it happened; adjusted: outside approved exclusions',
  day DATE COMMENT 'Reporting day; NULL for the whole period',
  value STRING COMMENT 'Exact value: counts as digits, ratios rounded down and spent shares up to nine digits; failed_users is an estimate, or <10 for a small group; NULL where there is none',
  printed STRING NOT NULL COMMENT 'The figure as the report words it',
  state STRING NOT NULL COMMENT 'Verdict of the objective over the same span, the adjusted one of adjusted figures: Met, Missed, Unknown, Too little traffic, No traffic',
  definition STRING NOT NULL COMMENT 'SHA-256 of the objective''s definition in force on the day, or on the last recorded day of the period',
  unit STRING COMMENT 'Unit of the value: events, slices, billionths of slices, millionths of measurements, minutes or users; NULL of ratios and verdicts, and in editions of schema 1',
  bad_is STRING COMMENT 'The word of the objective for a bad event: failed, slow; NULL in editions of schema 1'
) USING delta
COMMENT 'Every figure of every edition, as it was published; only ever appended to. Those of recorded editions have a row in record.edition'
TBLPROPERTIES ('delta.appendOnly' = 'true')
