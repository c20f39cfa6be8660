CREATE TABLE slo.incident_slice (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar',
  service STRING NOT NULL COMMENT 'Service that was hit',
  slo STRING NOT NULL COMMENT 'Objective that judges it',
  incident STRING NOT NULL COMMENT 'Incident',
  dimension STRING NOT NULL COMMENT 'region, platform, operation or kind',
  value STRING NOT NULL COMMENT 'Value of the dimension',
  bad_events BIGINT NOT NULL COMMENT 'Bad events in the hours in which the incident takes a minute',
  valid_events BIGINT NOT NULL COMMENT 'Valid events in them',
  definition STRING NOT NULL COMMENT 'SHA-256 of the definition in force on the day'
) USING delta
PARTITIONED BY (day)
COMMENT 'Where an incident hit: events by region, platform, operation and kind, in whole hours'
TBLPROPERTIES ('delta.constraints.counts' = 'bad_events BETWEEN 0 AND valid_events')
