CREATE TABLE slo.incident_traffic (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar',
  service STRING NOT NULL COMMENT 'Service that was hit',
  slo STRING NOT NULL COMMENT 'Objective that judges it',
  incident STRING NOT NULL COMMENT 'Incident',
  minutes INT NOT NULL COMMENT 'Minutes that it takes',
  bad_events BIGINT NOT NULL COMMENT 'Bad events in them, whatever the unit of the objective; of measurements, millionths',
  valid_events BIGINT NOT NULL COMMENT 'Valid events in them',
  first_bad_at TIMESTAMP COMMENT 'First of its minutes with a bad event, UTC',
  peak_at TIMESTAMP COMMENT 'Start of the five minutes with the largest share of bad events, UTC',
  peak_bad BIGINT COMMENT 'Bad events in these five minutes',
  peak_valid BIGINT COMMENT 'Valid events in them',
  failed_users BINARY COMMENT 'Theta sketch of the keyed hashes of users with a bad event; NULL where nobody is known to have met one',
  expected_events BIGINT COMMENT 'Estimate of the valid events that the minutes with telemetry usually hold: the median of the same minutes in the four weeks before; NULL where there are none',
  received_events BIGINT COMMENT 'Valid events in the same minutes; NULL where nothing is expected',
  definition STRING NOT NULL COMMENT 'SHA-256 of the definition in force on the day'
) USING delta
PARTITIONED BY (day)
COMMENT 'What happened in the minutes that each incident takes'
TBLPROPERTIES ('delta.constraints.counts' = 'bad_events BETWEEN 0 AND valid_events')
