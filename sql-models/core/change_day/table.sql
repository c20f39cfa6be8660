CREATE TABLE core.change_day (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar',
  at TIMESTAMP NOT NULL COMMENT 'When it was made, UTC',
  service STRING NOT NULL COMMENT 'Service that was changed; (all) for all of them',
  title STRING NOT NULL COMMENT 'Its title',
  kind STRING COMMENT 'Such as deploy',
  link STRING COMMENT 'Where to read on'
) USING delta
PARTITIONED BY (day)
COMMENT 'Deploys and configuration changes, to be named at the same time as harm and never as its cause'
