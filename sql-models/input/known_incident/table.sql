CREATE TABLE known_incident (
  incident STRING NOT NULL COMMENT 'Id of the incident',
  revised_at TIMESTAMP NOT NULL COMMENT 'When it was last revised, UTC',
  severity INT NOT NULL COMMENT '1, the worst, to 5',
  severity_word STRING NOT NULL COMMENT 'Severity in the words of the feed',
  services ARRAY<STRING> NOT NULL COMMENT 'Services of the catalog that it hit',
  title STRING NOT NULL COMMENT 'Its title',
  started_at TIMESTAMP NOT NULL COMMENT 'When it started, UTC',
  detected_at TIMESTAMP COMMENT 'When it was noticed, UTC',
  acknowledged_at TIMESTAMP COMMENT 'When somebody took it on, UTC',
  mitigated_at TIMESTAMP COMMENT 'When customers were well again, UTC',
  resolved_at TIMESTAMP COMMENT 'When it ended, UTC; NULL: it is open',
  cause STRING COMMENT 'The recorded cause',
  class STRING COMMENT 'The class of incidents that it belongs to',
  owner STRING COMMENT 'Who owns what follows',
  next_step STRING COMMENT 'What follows',
  due DATE COMMENT 'When that is due',
  is_done BOOLEAN NOT NULL COMMENT 'Whether it was done',
  link STRING COMMENT 'Where to read on',
  is_final BOOLEAN NOT NULL COMMENT 'Whether its account is final',
  doubt STRING COMMENT 'What of it is in doubt'
)
COMMENT 'The newest believed revision of every incident, as the run knows it'
