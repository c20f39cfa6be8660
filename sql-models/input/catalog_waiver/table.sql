CREATE TABLE catalog_waiver (
  service STRING NOT NULL COMMENT 'Service that it is for',
  finding STRING NOT NULL COMMENT 'freeze, postmortem or plan',
  first_day DATE NOT NULL COMMENT 'First day of it',
  last_day DATE NOT NULL COMMENT 'Last day of it',
  reason STRING NOT NULL COMMENT 'Why',
  approved_by STRING NOT NULL COMMENT 'Who approved it'
)
COMMENT 'Approved exceptions of the error-budget policy'
