CREATE TABLE slo.incident_impact (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar',
  service STRING NOT NULL COMMENT 'Service that was hit',
  slo STRING NOT NULL COMMENT 'Objective that judges it',
  incident STRING NOT NULL COMMENT 'Incident that takes the share; unattributed: none does',
  unit STRING NOT NULL COMMENT 'Unit of the counts: events, slices, billionths of slices or millionths of measurements',
  bad BIGINT NOT NULL COMMENT 'Bad in the minutes or slices that it takes, in the unit',
  valid BIGINT NOT NULL COMMENT 'Valid in them',
  adjusted_bad BIGINT NOT NULL COMMENT 'Bad outside excluded minutes',
  adjusted_valid BIGINT NOT NULL COMMENT 'Valid outside excluded minutes',
  definition STRING NOT NULL COMMENT 'SHA-256 of the definition in force on the day'
) USING delta
PARTITIONED BY (day)
COMMENT 'The ledger of what was bad: each incident''s share of each day and the share of none add up to slo.availability_day'
TBLPROPERTIES ('delta.constraints.counts' = 'bad BETWEEN 0 AND valid AND adjusted_bad BETWEEN 0 AND adjusted_valid')
