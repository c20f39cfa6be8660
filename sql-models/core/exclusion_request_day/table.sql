CREATE TABLE core.exclusion_request_day (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar',
  service STRING NOT NULL COMMENT 'Service whose minutes are to be excluded',
  starts TIMESTAMP NOT NULL COMMENT 'First of these moments of the day, UTC',
  ends TIMESTAMP NOT NULL COMMENT 'First moment after them, UTC',
  category STRING NOT NULL COMMENT 'Kind of the exclusion, such as planned maintenance',
  reason STRING NOT NULL COMMENT 'Why the minutes are not to count in adjusted figures',
  requested_by STRING NOT NULL COMMENT 'Who asked for it',
  approved_by STRING COMMENT 'Who approved it; NULL: nobody, so that it has no effect',
  approved_at TIMESTAMP COMMENT 'When it was approved, UTC',
  slo STRING NOT NULL COMMENT 'Objective that it is for; (all): all of the service'
) USING delta
PARTITIONED BY (day)
COMMENT 'Exclusions of each day that somebody asked for, approved or not'
TBLPROPERTIES ('delta.constraints.span' = 'starts < ends')
