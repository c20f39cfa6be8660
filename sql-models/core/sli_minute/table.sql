CREATE TABLE core.sli_minute (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar in which the events happened',
  source STRING NOT NULL COMMENT 'Data source the rows came from',
  minute TIMESTAMP NOT NULL COMMENT 'First moment of the minute, UTC',
  service STRING NOT NULL COMMENT 'Service the rows speak of',
  slo STRING NOT NULL COMMENT 'Objective whose indicator counted them',
  good BIGINT NOT NULL COMMENT 'Good events',
  valid BIGINT NOT NULL COMMENT 'Valid events; a minute without any has no row',
  failed_users BINARY COMMENT 'Theta sketch of the keyed hashes of users with a bad event; NULL where none is known',
  largest_row BIGINT COMMENT 'Most valid events that one raw row counted; NULL in facts of earlier versions'
) USING delta
PARTITIONED BY (day, source)
COMMENT 'Events of an objective in a minute, counted from raw telemetry'
TBLPROPERTIES ('delta.constraints.counts' = 'good >= 0 AND good <= valid AND valid > 0')
