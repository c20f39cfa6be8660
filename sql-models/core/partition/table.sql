CREATE TABLE core.partition (
  day DATE NOT NULL COMMENT 'Reporting day that the rows belong to; rows without a time of their own belong to the day in which the partition starts',
  source STRING NOT NULL COMMENT 'Data source',
  partition STRING NOT NULL COMMENT 'Path below the path of the data source; all for a data source without partitions',
  starts TIMESTAMP COMMENT 'First moment of the span of the partition, UTC; of its rows for a data source without partitions',
  ends TIMESTAMP COMMENT 'First moment after the span, UTC',
  state STRING NOT NULL COMMENT 'received, incomplete (counted, yet more must come), missing, or rejected (a file cannot be read, no row counts)',
  reason STRING COMMENT 'Why the state is not received',
  doubt STRING COMMENT 'Why its rows are not taken for the whole: quarantined (more rows than were accepted), or the data source looks dead: all zero, constant, stopped or silent; NULL when they are',
  covers_from TIMESTAMP COMMENT 'First moment of the day that the partition is taken as telemetry of, UTC; NULL when of none',
  covers_until TIMESTAMP COMMENT 'First moment after that',
  files INT NOT NULL COMMENT 'Files of the whole raw partition',
  bytes BIGINT NOT NULL COMMENT 'Bytes of the whole raw partition',
  fingerprint STRING NOT NULL COMMENT 'SHA-256 of paths, sizes and modification times of the files',
  rows_read BIGINT NOT NULL COMMENT 'Rows of the partition that belong to the day',
  rows_accepted BIGINT NOT NULL COMMENT 'Rows that were counted',
  rows_quarantined BIGINT NOT NULL COMMENT 'Rows that could not be read or placed in time',
  rows_duplicate BIGINT NOT NULL COMMENT 'Rows whose key was already counted on the day',
  rows_late BIGINT NOT NULL COMMENT 'Rows older than the data source allows',
  quarantined_by_reason MAP<STRING, BIGINT> NOT NULL COMMENT 'Quarantined rows by reason, exact',
  rows_unjudged BIGINT COMMENT 'Accepted rows that at least one objective cannot judge; core.unjudged_minute says which and why; NULL in facts of earlier versions',
  holes ARRAY<STRUCT<starts: TIMESTAMP, ends: TIMESTAMP>> COMMENT 'Spans inside covers_from and covers_until that a data source without partitions does not tell of: longer than its rows usually keep silent',
  files_at_risk INT COMMENT 'Files of the whole raw partition that the vectorised reader of Spark may read wrongly or not at all, by their footers; they were read without it. NULL in facts of earlier versions'
) USING delta
PARTITIONED BY (day, source)
COMMENT 'What became of every row of every raw partition; add the rows of all days for a whole partition'
TBLPROPERTIES ('delta.constraints.account' = 'rows_read = rows_accepted + rows_quarantined + rows_duplicate + rows_late')
