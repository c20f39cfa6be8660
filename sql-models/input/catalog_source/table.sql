CREATE TABLE catalog_source (
  source STRING NOT NULL COMMENT 'Data source',
  max_values INT NOT NULL COMMENT 'Values that a dimension keeps a day; the rarest beyond them fold into (other)',
  is_steady BOOLEAN NOT NULL COMMENT 'Whether equal minutes are its nature, and no sign of a dead data source'
)
COMMENT 'Settings of the data sources that SQL needs'
