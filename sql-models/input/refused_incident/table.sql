CREATE TABLE refused_incident (
  incident STRING NOT NULL COMMENT 'Id of the incident; empty where the row had none',
  revised_at TIMESTAMP NOT NULL COMMENT 'When it was revised, UTC',
  title STRING NOT NULL COMMENT 'Its title',
  problem STRING NOT NULL COMMENT 'Why it cannot be true',
  place STRING NOT NULL COMMENT 'File and line'
)
COMMENT 'Revisions of incidents that cannot be true, as the run knows them'
