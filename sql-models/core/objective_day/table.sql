CREATE TABLE core.objective_day (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar',
  service STRING NOT NULL COMMENT 'Service that is judged',
  slo STRING NOT NULL COMMENT 'Objective that judges it',
  source STRING NOT NULL COMMENT 'Data source whose rows the indicator counts',
  target DECIMAL(10, 9) NOT NULL COMMENT 'Share of what is valid that must be good, from 0 to 1, exact',
  budgeting STRING NOT NULL COMMENT 'Occurrences, Timeslices or RatioTimeslices, as in OpenSLO v1',
  slice_target DECIMAL(10, 9) COMMENT 'Share of the valid events of a slice that must be good; NULL but for Timeslices',
  slice_minutes INT NOT NULL COMMENT 'Minutes of a slice, counted from the start of the day; 0 for Occurrences',
  unit STRING NOT NULL COMMENT 'What the figures count: events, slices, billionths of slices or millionths of measurements',
  window STRING NOT NULL COMMENT 'Window of the error budget: rolling such as 28d, or a calendar week, month, quarter, year',
  window_starts DATE NOT NULL COMMENT 'First day of the window that holds the day',
  window_ends DATE NOT NULL COMMENT 'Last day of it; the day itself where the window rolls',
  day_starts TIMESTAMP NOT NULL COMMENT 'First moment of the day, UTC',
  day_ends TIMESTAMP NOT NULL COMMENT 'First moment after the day, UTC',
  effective_from DATE COMMENT 'First day judged by this version of the objective; NULL: since ever',
  definition STRING NOT NULL COMMENT 'SHA-256 of what decides the figures: indicator, target, budgeting, window, service',
  bad_is STRING COMMENT 'The catalog''s word for a bad event: failed, slow and so on; NULL on days recorded before it had one',
  is_main BOOLEAN COMMENT 'Whether it is the main objective of its service; NULL on days recorded before there was one',
  objective_from DATE COMMENT 'First day judged by any version of the objective; NULL: since ever',
  row_events BIGINT COMMENT 'Events that a raw row counts: 1 for a condition, 1000000 for a measurement; NULL where the row says it itself, and on days recorded by earlier versions',
  is_check BOOLEAN COMMENT 'Whether its events are compared with those of the main objective of its service; NULL on days recorded by earlier versions'
) USING delta
PARTITIONED BY (day)
COMMENT 'The objectives in force on each day, as the catalog defined them when the day was computed'
TBLPROPERTIES ('delta.constraints.target' = 'target BETWEEN 0 AND 1')
