CREATE TABLE catalog_exclusion (
  service STRING NOT NULL COMMENT 'Service whose minutes are excluded',
  starts TIMESTAMP NOT NULL COMMENT 'First excluded moment, UTC',
  ends TIMESTAMP NOT NULL COMMENT 'First moment after them, UTC',
  category STRING NOT NULL COMMENT 'Kind of the exclusion, such as planned maintenance',
  reason STRING NOT NULL COMMENT 'Why the minutes do not count in adjusted figures',
  requested_by STRING NOT NULL COMMENT 'Who asked for it',
  approved_by STRING COMMENT 'Who approved it; NULL: nobody yet, so that it has no effect',
  approved_at TIMESTAMP COMMENT 'When it was approved, UTC',
  slo STRING NOT NULL COMMENT 'Objective that it is for; (all): all of the service'
)
COMMENT 'Spans of exclusions from the first day of a run to the end of the quarter of its last, approved or not'
