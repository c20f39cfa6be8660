CREATE TABLE stale_day (
  source STRING NOT NULL COMMENT 'Data source',
  day DATE NOT NULL COMMENT 'Reporting day whose facts are computed from raw telemetry'
)
COMMENT 'Days of data sources that a run looks at raw partitions for'
