CREATE TABLE partial_fact (
  kind STRING NOT NULL COMMENT 'The fact that the row adds to: minute, slice, latency, user, rows, span, block or quarantine; columns that a kind has no use for are NULL',
  source STRING NOT NULL COMMENT 'Data source that the raw rows came from',
  day INT COMMENT 'Day of the reporting calendar, counted from 1970-01-01; of rows NULL where they have no time of their own',
  time BIGINT COMMENT 'First moment of the minute or hour, of a span its first row; microseconds since 1970-01-01, UTC',
  service STRING COMMENT 'Service that the raw rows speak of',
  slo STRING COMMENT 'Objective whose indicator counted them',
  dimension STRING COMMENT 'Of a slice: region, platform or operation',
  value STRING COMMENT 'Value of the dimension; of latency the operation',
  bucket INT COMMENT 'Latency bucket, as in core.latency_hour',
  good BIGINT COMMENT 'Good events',
  valid BIGINT COMMENT 'Valid events',
  row_count BIGINT COMMENT 'Raw rows; of latency requests',
  users BINARY COMMENT 'Theta sketch of the keyed hashes of users: those with a bad event for a minute, all for a user row',
  partition STRING COMMENT 'Raw partition',
  outcome STRING COMMENT 'Of rows: accepted, quarantined, duplicate or late',
  reason STRING COMMENT 'Why rows were quarantined',
  file STRING COMMENT 'File, as a URI',
  block BIGINT COMMENT 'Block of the file that a task read',
  ordinal BIGINT COMMENT 'Place of a rejected row in its block; of a block that of its first row',
  last BIGINT COMMENT 'Of a block the place of its last row; of a span its last row, in microseconds since 1970-01-01, UTC',
  text STRING COMMENT 'The rejected row itself, where the data source allows it to be kept'
)
COMMENT 'Sums that tasks of the rollup counted from raw rows; rows of the same key add up'
