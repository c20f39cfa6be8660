CREATE TABLE core.unjudged_minute (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar in which the rows happened',
  source STRING NOT NULL COMMENT 'Data source the rows came from',
  partition STRING NOT NULL COMMENT 'Raw partition',
  minute TIMESTAMP NOT NULL COMMENT 'First moment of the minute, UTC',
  service STRING NOT NULL COMMENT 'Service the rows speak of',
  slo STRING NOT NULL COMMENT 'Objective that cannot judge them',
  reason STRING NOT NULL COMMENT 'Why: the columns of the expression, then no value, NaN or infinite, and so on',
  unjudged_rows BIGINT NOT NULL COMMENT 'Raw rows that are neither good nor bad nor left out by the indicator'
) USING delta
PARTITIONED BY (day, source)
COMMENT 'Accepted rows that an objective cannot judge; they widen the bounds of its availability'
TBLPROPERTIES ('delta.constraints.counts' = 'unjudged_rows > 0')
