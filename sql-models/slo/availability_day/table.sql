CREATE TABLE slo.availability_day (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar',
  service STRING NOT NULL COMMENT 'Service that is judged',
  slo STRING NOT NULL COMMENT 'Objective that judges it',
  unit STRING NOT NULL COMMENT 'What good, bad, valid and missing count: events, slices, billionths of slices or millionths of measurements',
  good BIGINT NOT NULL COMMENT 'What was good',
  bad BIGINT NOT NULL COMMENT 'What was bad: valid and not good',
  valid BIGINT NOT NULL COMMENT 'What counted at all',
  adjusted_bad BIGINT NOT NULL COMMENT 'What was bad outside excluded minutes',
  adjusted_valid BIGINT NOT NULL COMMENT 'What counted outside excluded minutes',
  good_events BIGINT NOT NULL COMMENT 'Good events, whatever the unit',
  valid_events BIGINT NOT NULL COMMENT 'Valid events, whatever the unit',
  good_minutes INT NOT NULL COMMENT 'Minutes whose events met the target',
  bad_minutes INT NOT NULL COMMENT 'Minutes whose events missed the target',
  no_traffic_minutes INT NOT NULL COMMENT 'Minutes with telemetry and no valid event',
  no_telemetry_minutes INT NOT NULL COMMENT 'Minutes whose raw partition is missing, incomplete, rejected or looks dead: unknown',
  excluded_minutes INT NOT NULL COMMENT 'Minutes that an approved exclusion covers',
  missing BIGINT COMMENT 'What minutes without telemetry outside exclusions would have counted, estimated; NULL where it cannot be',
  raw_missing BIGINT COMMENT 'What all minutes without telemetry would have counted, estimated; NULL where it cannot be',
  availability DECIMAL(10, 9) COMMENT 'good / valid, rounded down; NULL without anything valid',
  adjusted_availability DECIMAL(10, 9) COMMENT 'The same outside excluded minutes',
  availability_at_worst DECIMAL(10, 9) COMMENT 'Adjusted availability if all that is missing was bad; NULL where missing is unknown',
  availability_at_best DECIMAL(10, 9) COMMENT 'Adjusted availability if all that is missing was good; NULL where missing is unknown',
  coverage DECIMAL(10, 9) COMMENT 'Minutes with telemetry / minutes not excluded, rounded down; NULL if all are excluded',
  verdict STRING NOT NULL COMMENT 'Met, Missed, Unknown, No traffic or Too little traffic, of the adjusted counts and their bounds',
  target DECIMAL(10, 9) NOT NULL COMMENT 'Share of what is valid that must be good',
  definition STRING NOT NULL COMMENT 'SHA-256 of the definition that was in force'
) USING delta
PARTITIONED BY (day)
COMMENT 'How each objective of each service did on each day'
TBLPROPERTIES ('delta.constraints.counts' = 'good >= 0 AND bad >= 0 AND valid = good + bad AND adjusted_bad BETWEEN 0 AND adjusted_valid')
