CREATE TABLE slo.missing_day (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar',
  service STRING NOT NULL COMMENT 'Service that is judged',
  slo STRING NOT NULL COMMENT 'Objective that judges it',
  minutes INT NOT NULL COMMENT 'Minutes without telemetry that no exclusion covers',
  unknown_minutes INT NOT NULL COMMENT 'Those of them whose volume cannot be estimated: no telemetry in any of the four weeks before either',
  missing_events BIGINT COMMENT 'Valid events that they would have held, estimated; NULL where a minute cannot be estimated',
  raw_minutes INT NOT NULL COMMENT 'All minutes without telemetry, those that an exclusion covers among them',
  raw_missing_events BIGINT COMMENT 'Valid events that all of these would have held, estimated; NULL where a minute cannot be estimated',
  definition STRING NOT NULL COMMENT 'SHA-256 of the definition that was in force'
) USING delta
PARTITIONED BY (day)
COMMENT 'What minutes without telemetry would have held; the width of the bounds of availability'
TBLPROPERTIES ('delta.constraints.minutes' = 'raw_minutes > 0 AND minutes BETWEEN 0 AND raw_minutes AND unknown_minutes BETWEEN 0 AND minutes')
