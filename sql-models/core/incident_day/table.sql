CREATE TABLE core.incident_day (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar',
  incident STRING NOT NULL COMMENT 'Id of the incident',
  service STRING NOT NULL COMMENT 'Service that it hit',
  severity INT NOT NULL COMMENT '1, the worst, to 5',
  severity_word STRING NOT NULL COMMENT 'Severity in the words of the feed',
  title STRING NOT NULL COMMENT 'Its title',
  starts TIMESTAMP NOT NULL COMMENT 'First moment of it within the day, UTC',
  ends TIMESTAMP NOT NULL COMMENT 'First moment of the day after it, UTC; the end of the day where it goes on',
  started_at TIMESTAMP NOT NULL COMMENT 'When it started, UTC',
  detected_at TIMESTAMP COMMENT 'When it was noticed, UTC',
  acknowledged_at TIMESTAMP COMMENT 'When somebody took it on, UTC',
  mitigated_at TIMESTAMP COMMENT 'When customers were well again, UTC',
  resolved_at TIMESTAMP COMMENT 'When it ended, UTC; NULL: it is open, and counts until the end of the last recorded day',
  cause STRING COMMENT 'The recorded cause',
  class STRING COMMENT 'The class of incidents that it belongs to',
  owner STRING COMMENT 'Who owns what follows',
  next_step STRING COMMENT 'What follows',
  due DATE COMMENT 'When that is due',
  is_done BOOLEAN NOT NULL COMMENT 'Whether it was done',
  link STRING COMMENT 'Where to read on',
  is_final BOOLEAN NOT NULL COMMENT 'Whether its account is final; a preliminary one may still change',
  doubt STRING COMMENT 'What of it is in doubt, such as a service that the catalog does not have',
  revised_at TIMESTAMP NOT NULL COMMENT 'The revision that counts, by its time, UTC'
) USING delta
PARTITIONED BY (day)
COMMENT 'Incidents of each day and service, by the newest revision that was known when the day was computed'
TBLPROPERTIES ('delta.constraints.span' = 'starts <= ends')
