CREATE TABLE core.objective_day (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar',
  service STRING NOT NULL COMMENT 'Service that is judged',
  slo STRING NOT NULL COMMENT 'Objective that judges it',
  source STRING NOT NULL COMMENT 'Data source whose rows the indicator counts',
  target DECIMAL(10, 9) NOT NULL COMMENT 'Share of valid events that must be good, from 0 to 1, exact',
  day_starts TIMESTAMP NOT NULL COMMENT 'First moment of the day, UTC',
  day_ends TIMESTAMP NOT NULL COMMENT 'First moment after the day, UTC',
  effective_from DATE COMMENT 'First day judged by this version of the objective; NULL: since ever',
  definition STRING NOT NULL COMMENT 'SHA-256 of what decides the figures: indicator, target, service'
) USING delta
PARTITIONED BY (day)
COMMENT 'The objectives in force on each day, as the catalog defined them when the day was computed'
TBLPROPERTIES ('delta.constraints.target' = 'target BETWEEN 0 AND 1')
