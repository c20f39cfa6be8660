CREATE TABLE record.edition (
  period STRING NOT NULL COMMENT 'Reported period: 2026-W34, 2026-08 or 2026-Q3',
  edition INT NOT NULL COMMENT 'Counts the editions of the period from 1; the highest is the current one',
  kind STRING NOT NULL COMMENT 'week, month or quarter',
  first_day DATE NOT NULL COMMENT 'First reporting day of the period',
  last_day DATE NOT NULL COMMENT 'Last reporting day of the period',
  published_at TIMESTAMP NOT NULL COMMENT 'When the edition was published, UTC',
  provisional_until DATE NOT NULL COMMENT 'Until when late telemetry may still restate the period',
  documents MAP<STRING, STRING> NOT NULL COMMENT 'SHA-256 of every file of the edition, by its path in the folder <reports>/<period>/edition-<edition>',
  run STRING NOT NULL COMMENT 'Newest run of record.run when the edition was made'
) USING delta
COMMENT 'Every edition that was published; only ever appended to, after its figures and restatements'
TBLPROPERTIES ('delta.appendOnly' = 'true')
