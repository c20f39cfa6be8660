CREATE TABLE core.exclusion_day (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar',
  service STRING NOT NULL COMMENT 'Service whose minutes are excluded',
  starts TIMESTAMP NOT NULL COMMENT 'First excluded moment of the day, UTC',
  ends TIMESTAMP NOT NULL COMMENT 'First moment after them, UTC',
  category STRING NOT NULL COMMENT 'Kind of the exclusion, such as planned maintenance',
  reason STRING NOT NULL COMMENT 'Why the minutes do not count in adjusted figures',
  requested_by STRING NOT NULL COMMENT 'Who asked for it',
  approved_by STRING NOT NULL COMMENT 'Who approved it; what nobody approved has no effect and no row',
  approved_at TIMESTAMP NOT NULL COMMENT 'When it was approved, UTC',
  slo STRING COMMENT 'Objective that it is for; (all), or NULL on days recorded by earlier versions: all of the service'
) USING delta
PARTITIONED BY (day)
COMMENT 'Approved exclusions of each day'
TBLPROPERTIES ('delta.constraints.span' = 'starts < ends')
