CREATE TABLE record.incident_revision (
  incident STRING NOT NULL COMMENT 'Id of the incident; empty where a row had none',
  revised_at TIMESTAMP NOT NULL COMMENT 'When the feed says that it was revised, UTC; when its file was written, where it does not say',
  known_at TIMESTAMP NOT NULL COMMENT 'When the run that saw it first was published, UTC',
  run STRING NOT NULL COMMENT 'That run',
  status STRING NOT NULL COMMENT 'counted; dropped: no incident, by the feed''s own fields; refused: it cannot be true',
  problem STRING COMMENT 'Why it is refused, or what of it is in doubt',
  severity INT NOT NULL COMMENT '1, the worst, to 5',
  severity_word STRING NOT NULL COMMENT 'Severity in the words of the feed',
  services ARRAY<STRING> NOT NULL COMMENT 'Services of the catalog that it hit',
  title STRING NOT NULL COMMENT 'Its title',
  started_at TIMESTAMP COMMENT 'When it started, UTC',
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
  is_final BOOLEAN NOT NULL COMMENT 'Whether its account is final; a preliminary one may still change',
  place STRING NOT NULL COMMENT 'File and line'
) USING delta
COMMENT 'Every revision of every incident, refused ones too, as runs saw them. Appended to, never changed'
TBLPROPERTIES ('delta.appendOnly' = 'true')
