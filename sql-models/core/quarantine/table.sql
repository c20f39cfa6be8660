CREATE TABLE core.quarantine (
  day DATE NOT NULL COMMENT 'Reporting day in which the raw partition starts',
  source STRING NOT NULL COMMENT 'Data source',
  partition STRING NOT NULL COMMENT 'Raw partition',
  reason STRING NOT NULL COMMENT 'Why the row was not counted',
  file STRING NOT NULL COMMENT 'File, as a URI',
  row_number BIGINT NOT NULL COMMENT 'Line of a text file, or row of another one, from 1',
  text STRING COMMENT 'The row itself, where the data source allows it to be kept; else the time of a row whose time is not believed'
) USING delta
PARTITIONED BY (day, source)
COMMENT 'Rejected rows to look at: the first 100 of each partition and reason; core.partition has the exact counts'
