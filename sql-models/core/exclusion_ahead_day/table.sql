CREATE TABLE core.exclusion_ahead_day (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar at whose end the exclusion was still to come',
  service STRING NOT NULL COMMENT 'Service whose minutes will be excluded',
  slo STRING NOT NULL COMMENT 'Objective that it is for; (all): all of the service',
  category STRING NOT NULL COMMENT 'Kind of the exclusion, such as planned maintenance',
  reason STRING NOT NULL COMMENT 'Why the minutes will not count in adjusted figures',
  requested_by STRING NOT NULL COMMENT 'Who asked for it',
  approved_by STRING NOT NULL COMMENT 'Who approved it, before the day ended',
  starts TIMESTAMP NOT NULL COMMENT 'First moment of it that is still to come, UTC',
  ends TIMESTAMP NOT NULL COMMENT 'First moment after it, or after the quarter, UTC',
  spans BIGINT NOT NULL COMMENT 'How often it comes until then',
  minutes BIGINT NOT NULL COMMENT 'Minutes that it takes in all'
) USING delta
PARTITIONED BY (day)
COMMENT 'Approved exclusions that were still to come in the quarter at the end of each day'
TBLPROPERTIES ('delta.constraints.span' = 'starts < ends AND spans > 0')
