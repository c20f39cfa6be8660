CREATE TABLE known_change (
  at TIMESTAMP NOT NULL COMMENT 'When it was made, UTC',
  service STRING NOT NULL COMMENT 'Service of the catalog; (all) for all of them',
  title STRING NOT NULL COMMENT 'Its title',
  kind STRING COMMENT 'Such as deploy',
  link STRING COMMENT 'Where to read on'
)
COMMENT 'Changes that the feed of changes has'
