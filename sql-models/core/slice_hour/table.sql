CREATE TABLE core.slice_hour (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar in which the events happened',
  source STRING NOT NULL COMMENT 'Data source the rows came from',
  hour TIMESTAMP NOT NULL COMMENT 'First moment of the hour, UTC',
  service STRING NOT NULL COMMENT 'Service the rows speak of',
  slo STRING NOT NULL COMMENT 'Objective whose indicator counted them',
  dimension STRING NOT NULL COMMENT 'region, platform, operation or kind; each breaks down all events, so never add across dimensions',
  value STRING NOT NULL COMMENT 'Value of the dimension; (none) where the row had none, (other) for the rarest values beyond the limit of the data source',
  good BIGINT NOT NULL COMMENT 'Good events',
  valid BIGINT NOT NULL COMMENT 'Valid events; an hour without any has no row'
) USING delta
PARTITIONED BY (day, source)
COMMENT 'Events of an objective in an hour, by one dimension at a time'
TBLPROPERTIES ('delta.constraints.counts' = 'good >= 0 AND good <= valid AND valid > 0')
