CREATE TABLE record.run (
  number BIGINT NOT NULL COMMENT 'Counts the runs from 1, in the order of their publication, whatever the clock said',
  run STRING NOT NULL COMMENT 'Identifies the run: the time it started, UTC, and eight hexadecimal digits',
  kind STRING NOT NULL COMMENT 'nightly or backfill',
  started_at TIMESTAMP NOT NULL COMMENT 'When the run started, UTC',
  published_at TIMESTAMP NOT NULL COMMENT 'When all tables of the run were written and audited, UTC',
  first_day DATE NOT NULL COMMENT 'First reporting day that was recomputed',
  last_day DATE NOT NULL COMMENT 'Last reporting day that was recomputed',
  reason STRING COMMENT 'Why, in the words of the person who asked',
  table_versions MAP<STRING, BIGINT> NOT NULL COMMENT 'Delta version of every table after the run: what readers should see',
  fingerprints MAP<STRING, STRING> NOT NULL COMMENT 'What decided each source and day that was recomputed: key source/day, value the parts that decide it, each with 16 hexadecimal digits of its SHA-256; key models:hash, value the fingerprint of every model behind a part sql',
  rows_read BIGINT NOT NULL COMMENT 'Raw rows read that belong to the days',
  rows_accepted BIGINT NOT NULL COMMENT 'Raw rows counted',
  rows_quarantined BIGINT NOT NULL COMMENT 'Raw rows that could not be read or placed in time',
  rows_duplicate BIGINT NOT NULL COMMENT 'Raw rows whose key was already counted',
  rows_late BIGINT NOT NULL COMMENT 'Raw rows older than their data source allows',
  code STRING NOT NULL COMMENT 'Version of the program',
  definitions STRING NOT NULL COMMENT 'SHA-256 of the definitions of all objectives',
  rows_unjudged BIGINT COMMENT 'Of the accepted rows, those that at least one objective cannot judge; NULL in runs of earlier versions',
  incident_feed STRING COMMENT 'received, not received, unreadable or none (not configured), and what is wrong with it; NULL in runs of earlier versions',
  incidents INT COMMENT 'Incidents that counted in the run; NULL in runs of earlier versions'
) USING delta
COMMENT 'Every run that was published; only ever appended to'
TBLPROPERTIES ('delta.appendOnly' = 'true')
