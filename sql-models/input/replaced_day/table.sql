CREATE TABLE replaced_day (
  day DATE NOT NULL COMMENT 'Day whose rows a run replaces'
)
COMMENT 'Days that checks.sql of a model looks at'
