CREATE TABLE record.restatement (
  period STRING NOT NULL COMMENT 'Reported period: 2026-W34, 2026-08 or 2026-Q3',
  edition INT NOT NULL COMMENT 'Edition that differs from the one before it, from 2',
  service STRING NOT NULL COMMENT 'Service',
  slo STRING NOT NULL COMMENT 'Objective',
  figure STRING NOT NULL COMMENT 'Figure, as in record.figure',
  day DATE COMMENT 'Reporting day; NULL for the whole period',
  was STRING COMMENT 'Exact value in the edition before; NULL where it had none',
  is STRING COMMENT 'Exact value in this edition; NULL where it has none',
  was_printed STRING COMMENT 'As the edition before words it',
  is_printed STRING COMMENT 'As this edition words it',
  why STRING NOT NULL COMMENT 'definition (of the objective), exclusion (of minutes), late data (received since), incident revised, or else correction',
  verdict_changed BOOLEAN NOT NULL COMMENT 'Whether the verdict of the objective over the same span changed, too'
) USING delta
COMMENT 'Every figure in which an edition differs from the one before it; only ever appended to'
TBLPROPERTIES ('delta.appendOnly' = 'true')
