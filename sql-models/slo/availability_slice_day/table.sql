CREATE TABLE slo.availability_slice_day (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar',
  service STRING NOT NULL COMMENT 'Service that is judged',
  slo STRING NOT NULL COMMENT 'Objective that judges it',
  dimension STRING NOT NULL COMMENT 'region, platform, operation or kind (of a failure); never add across dimensions',
  value STRING NOT NULL COMMENT 'Value of the dimension; (none) or (other) where it has no name',
  good BIGINT NOT NULL COMMENT 'Good events',
  bad BIGINT NOT NULL COMMENT 'Bad events: valid and not good',
  valid BIGINT NOT NULL COMMENT 'Valid events',
  definition STRING NOT NULL COMMENT 'SHA-256 of the definition that was in force'
) USING delta
PARTITIONED BY (day)
COMMENT 'How each objective did on each day, by one dimension at a time'
TBLPROPERTIES ('delta.constraints.counts' = 'good >= 0 AND bad >= 0 AND valid = good + bad')
