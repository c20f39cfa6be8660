CREATE TABLE catalog_objective (
  service STRING NOT NULL COMMENT 'Service that is judged',
  slo STRING NOT NULL COMMENT 'Objective that judges it',
  source STRING NOT NULL COMMENT 'Data source whose rows the indicator counts',
  target DECIMAL(10, 9) NOT NULL COMMENT 'Share of what is valid that must be good, from 0 to 1, exact',
  budgeting STRING NOT NULL COMMENT 'Occurrences, Timeslices or RatioTimeslices, as in OpenSLO v1',
  slice_target DECIMAL(10, 9) COMMENT 'Share of the valid events of a slice that must be good; NULL but for Timeslices',
  slice_minutes INT NOT NULL COMMENT 'Minutes of a slice; 0 for Occurrences',
  is_measured BOOLEAN NOT NULL COMMENT 'Whether the indicator counts millionths of measurements, and not events',
  window STRING NOT NULL COMMENT 'Window of the error budget: rolling such as 28d, or week, month, quarter, year',
  window_unit STRING NOT NULL COMMENT 'DAY, WEEK, MONTH, QUARTER or YEAR',
  window_length INT NOT NULL COMMENT 'How many of them; 1 for a calendar window',
  is_rolling BOOLEAN NOT NULL COMMENT 'Whether the window ends with the day',
  effective_from DATE COMMENT 'First day judged by this version; NULL: since ever',
  effective_until DATE COMMENT 'Last day judged by this version; NULL: for ever',
  definition STRING NOT NULL COMMENT 'SHA-256 of what decides the figures: indicator, target, budgeting, window, service',
  bad_is STRING NOT NULL COMMENT 'The catalog''s word for a bad event: failed, slow and so on',
  is_main BOOLEAN NOT NULL COMMENT 'Whether totals over services add its service up by it',
  objective_from DATE COMMENT 'First day judged by any version of the objective; NULL: since ever',
  row_events BIGINT COMMENT 'Events that a raw row counts: 1 for a condition, 1000000 for a measurement; NULL where the row says it itself',
  is_check BOOLEAN NOT NULL COMMENT 'Whether its events are compared with those of the main objective of its service'
)
COMMENT 'Every version of every objective of the catalog'
