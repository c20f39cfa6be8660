CREATE TABLE raw_partition (
  source STRING NOT NULL COMMENT 'Data source',
  partition STRING NOT NULL COMMENT 'Path below the path of the data source; all for a data source without partitions',
  home_day DATE COMMENT 'Reporting day in which the partition starts; NULL for a data source without partitions',
  starts TIMESTAMP COMMENT 'First moment of its span, UTC; NULL for a data source without partitions, whose rows tell',
  ends TIMESTAMP COMMENT 'First moment after its span, UTC',
  state STRING NOT NULL COMMENT 'received, incomplete, missing or rejected, as in core.partition',
  reason STRING COMMENT 'Why the state is not received',
  files INT NOT NULL COMMENT 'Files of the partition',
  bytes BIGINT NOT NULL COMMENT 'Bytes of the partition',
  fingerprint STRING NOT NULL COMMENT 'SHA-256 of paths, sizes and modification times of the files'
)
COMMENT 'Raw partitions that were looked at for a run, there or missing'
