CREATE TABLE slo.slice (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar',
  service STRING NOT NULL COMMENT 'Service that is judged',
  slo STRING NOT NULL COMMENT 'Objective that judges it',
  slice INT NOT NULL COMMENT 'Slice of the day, from 0; for Occurrences the day is one slice',
  is_adjusted BOOLEAN NOT NULL COMMENT 'Whether excluded minutes are left out',
  budgeting STRING NOT NULL COMMENT 'Occurrences, Timeslices or RatioTimeslices, as in OpenSLO v1',
  is_received BOOLEAN NOT NULL COMMENT 'Whether all its minutes have telemetry, so that it can be judged; always for Occurrences',
  counted_minutes INT NOT NULL COMMENT 'Minutes that count',
  unreceived_minutes INT NOT NULL COMMENT 'Those of them without telemetry',
  good_minutes INT NOT NULL COMMENT 'Minutes whose events met the target',
  bad_minutes INT NOT NULL COMMENT 'Minutes whose events missed the target',
  no_traffic_minutes INT NOT NULL COMMENT 'Minutes with telemetry and no valid event',
  no_telemetry_minutes INT NOT NULL COMMENT 'Minutes without telemetry that no exclusion covers',
  excluded_minutes INT NOT NULL COMMENT 'Minutes that an approved exclusion covers',
  good_events BIGINT NOT NULL COMMENT 'Good events of the minutes that count',
  valid_events BIGINT NOT NULL COMMENT 'Valid events of the minutes that count',
  good BIGINT NOT NULL COMMENT 'Good, in the unit of the objective',
  bad BIGINT NOT NULL COMMENT 'Bad, in the unit of the objective',
  missing BIGINT NOT NULL COMMENT 'What may be either, in the unit of the objective',
  definition STRING NOT NULL COMMENT 'SHA-256 of the definition in force on the day'
) USING delta
PARTITIONED BY (day)
COMMENT 'Slices of each day as the budgeting method of the objective counts them'
TBLPROPERTIES ('delta.constraints.counts' = 'good >= 0 AND bad >= 0 AND missing >= 0')
