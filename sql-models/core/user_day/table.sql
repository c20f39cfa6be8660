CREATE TABLE core.user_day (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar',
  source STRING NOT NULL COMMENT 'Data source the rows came from',
  service STRING NOT NULL COMMENT 'Service named by the rows, whether an objective judges it or not',
  row_count BIGINT NOT NULL COMMENT 'Accepted rows of the service',
  users BINARY COMMENT 'Theta sketch of the keyed hashes of its users; NULL without user ids'
) USING delta
PARTITIONED BY (day, source)
COMMENT 'Rows and distinct users of a service on a day'
TBLPROPERTIES ('delta.constraints.rows' = 'row_count > 0')
