CREATE TABLE changed_day (
  day DATE NOT NULL COMMENT 'Day on which something changed that a model reads'
)
COMMENT 'Days that reach.sql of a model is asked about'
