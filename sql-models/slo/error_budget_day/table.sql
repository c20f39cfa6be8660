CREATE TABLE slo.error_budget_day (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar at whose end the budget stood so',
  service STRING NOT NULL COMMENT 'Service that is judged',
  slo STRING NOT NULL COMMENT 'Objective that judges it',
  window STRING NOT NULL COMMENT 'Rolling, such as 28d, or the calendar week, month, quarter or year that holds the day',
  is_objective_window BOOLEAN NOT NULL COMMENT 'Whether it is the window that the objective itself names',
  window_starts DATE NOT NULL COMMENT 'First day of the window',
  window_ends DATE NOT NULL COMMENT 'Last day of the window; the day itself where it rolls',
  is_over BOOLEAN NOT NULL COMMENT 'Whether the window ends with the day; else all figures are to date',
  unit STRING NOT NULL COMMENT 'What bad, valid, missing and budget count; days of the window counted in another unit are left out',
  target DECIMAL(10, 9) NOT NULL COMMENT 'Share of what is valid that must be good, as in force on the day',
  bad BIGINT NOT NULL COMMENT 'What was bad in the window to date',
  valid BIGINT NOT NULL COMMENT 'What counted at all',
  adjusted_bad BIGINT NOT NULL COMMENT 'What was bad outside excluded minutes',
  adjusted_valid BIGINT NOT NULL COMMENT 'What counted outside excluded minutes',
  missing BIGINT COMMENT 'What minutes without telemetry outside exclusions would have counted, estimated; NULL where it cannot be',
  no_telemetry_minutes BIGINT NOT NULL COMMENT 'Minutes without telemetry that no exclusion covers, those of days that are not recorded among them',
  budget DECIMAL(38, 9) NOT NULL COMMENT 'Error budget to date: the sum of (1 - target of the day) x adjusted_valid of the day, exact',
  spent_share DECIMAL(19, 9) COMMENT 'adjusted_bad / budget, rounded up; above 1 when overspent; NULL is infinite: bad without a budget',
  burn_rate_1d DECIMAL(19, 9) COMMENT 'Burn rate of the day alone: its failure ratio / (1 - target), rounded up; 1 spends exactly the budget; NULL is infinite. That of the window to date is spent_share; look-backs within the day are in slo.burn_day',
  elapsed_share DECIMAL(10, 9) NOT NULL COMMENT 'Minutes of the window that are over / all its minutes, rounded down: what an even pace would have spent of the whole budget by now',
  verdict STRING NOT NULL COMMENT 'Met, Missed, At risk, Unknown, No traffic or Too little traffic, of the adjusted counts and their bounds',
  raw_verdict STRING NOT NULL COMMENT 'The same with excluded minutes counted, with telemetry or without',
  definition STRING NOT NULL COMMENT 'SHA-256 of the definition in force on the day'
) USING delta
PARTITIONED BY (day)
COMMENT 'The error budget of every objective over every window that holds the day'
TBLPROPERTIES ('delta.constraints.counts' = 'bad BETWEEN 0 AND valid AND adjusted_bad BETWEEN 0 AND adjusted_valid AND budget >= 0')
