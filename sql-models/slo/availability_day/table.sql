CREATE TABLE slo.availability_day (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar',
  service STRING NOT NULL COMMENT 'Service that is judged',
  slo STRING NOT NULL COMMENT 'Objective that judges it',
  good BIGINT NOT NULL COMMENT 'Good events',
  bad BIGINT NOT NULL COMMENT 'Bad events: valid and not good',
  valid BIGINT NOT NULL COMMENT 'Valid events',
  good_minutes INT NOT NULL COMMENT 'Minutes whose events met the target',
  bad_minutes INT NOT NULL COMMENT 'Minutes whose events missed the target',
  no_traffic_minutes INT NOT NULL COMMENT 'Minutes with telemetry and no valid event',
  no_telemetry_minutes INT NOT NULL COMMENT 'Minutes whose raw partition is missing, incomplete or rejected: unknown',
  availability DECIMAL(10, 9) COMMENT 'good / valid, rounded down; NULL without valid events',
  coverage DECIMAL(10, 9) NOT NULL COMMENT 'Minutes with telemetry / minutes of the day, rounded down',
  target DECIMAL(10, 9) NOT NULL COMMENT 'Share of valid events that must be good',
  definition STRING NOT NULL COMMENT 'SHA-256 of the definition that was in force'
) USING delta
PARTITIONED BY (day)
COMMENT 'How each objective of each service did on each day'
TBLPROPERTIES ('delta.constraints.counts' = 'good >= 0 AND bad >= 0 AND valid = good + bad')
