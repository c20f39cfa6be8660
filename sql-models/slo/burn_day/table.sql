CREATE TABLE slo.burn_day (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar',
  service STRING NOT NULL COMMENT 'Service that is judged',
  slo STRING NOT NULL COMMENT 'Objective that judges it',
  starts TIMESTAMP NOT NULL COMMENT 'First minute of the span, UTC; the first of the day where it goes on from the day before',
  ends TIMESTAMP NOT NULL COMMENT 'First minute after it; the first of the next day where it goes on',
  windows ARRAY<STRING> NOT NULL COMMENT 'Long windows of the pairs that were exceeded: 1h, 6h, 1d, 3d',
  peak_burn DECIMAL(19, 9) COMMENT 'Highest burn rate over such a long window: bad / what the targets of its days allow, rounded up; NULL is infinite: nothing is allowed',
  adjusted_bad BIGINT NOT NULL COMMENT 'Bad within the span, outside excluded minutes, in the unit of the objective on the day; a slice counts in its last minute',
  adjusted_valid BIGINT NOT NULL COMMENT 'Valid within it, outside excluded minutes',
  definition STRING NOT NULL COMMENT 'SHA-256 of the definition that was in force'
) USING delta
PARTITIONED BY (day)
COMMENT 'When an error budget was burning fast on a day; slo.burn_episode joins what goes on at midnight'
TBLPROPERTIES ('delta.constraints.span' = 'starts < ends AND adjusted_bad BETWEEN 0 AND adjusted_valid')
