CREATE TABLE core.incident_refusal (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar on which the revision was written',
  revised_at TIMESTAMP NOT NULL COMMENT 'When, UTC',
  incident STRING NOT NULL COMMENT 'Id of the incident; empty where the row had none',
  place STRING NOT NULL COMMENT 'File and line',
  title STRING NOT NULL COMMENT 'Its title',
  problem STRING NOT NULL COMMENT 'Why it cannot be true'
) USING delta
PARTITIONED BY (day)
COMMENT 'Revisions of incidents that cannot be true, so that they count in nothing'
