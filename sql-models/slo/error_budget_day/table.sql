CREATE TABLE slo.error_budget_day (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar at whose end the budget stood so',
  service STRING NOT NULL COMMENT 'Service that is judged',
  slo STRING NOT NULL COMMENT 'Objective that judges it',
  window STRING NOT NULL COMMENT 'As in slo.period_day',
  is_objective_window BOOLEAN NOT NULL COMMENT 'Whether it is the window that the objective itself names',
  window_starts DATE NOT NULL COMMENT 'First day of the window',
  window_ends DATE NOT NULL COMMENT 'Last day of the window; the day itself where it rolls',
  is_over BOOLEAN NOT NULL COMMENT 'Whether the window ends with the day; if not, all figures are to date',
  unit STRING NOT NULL COMMENT 'Unit of bad, valid and budgets',
  target DECIMAL(10, 9) NOT NULL COMMENT 'Share of what is valid that must be good, as in force on the day',
  bad BIGINT NOT NULL COMMENT 'Bad in the window to date',
  valid BIGINT NOT NULL COMMENT 'Valid in the window to date',
  budget DECIMAL(38, 9) NOT NULL COMMENT 'Error budget to date: the sum of (1 - target of the day) x valid of the day, exact',
  spent_share DECIMAL(19, 9) COMMENT 'bad / budget, rounded up; above 1 when overspent; NULL is infinite: bad without a budget',
  adjusted_bad BIGINT NOT NULL COMMENT 'Bad outside excluded minutes',
  adjusted_valid BIGINT NOT NULL COMMENT 'Valid outside excluded minutes',
  adjusted_budget DECIMAL(38, 9) NOT NULL COMMENT 'The budget outside excluded minutes',
  adjusted_spent_share DECIMAL(19, 9) COMMENT 'adjusted_bad / adjusted_budget, rounded up; NULL is infinite',
  adjusted_burn_rate_1d DECIMAL(19, 9) COMMENT 'Burn rate of the day alone, outside excluded minutes: its failure ratio / (1 - target), rounded up; 1 spends exactly the budget; NULL is infinite. That of the window to date is the spent share; look-backs within the day are in slo.burn_day',
  elapsed_share DECIMAL(10, 9) NOT NULL COMMENT 'Minutes of the window that are over / all its minutes, rounded down: what an even pace would have spent of the whole budget by now',
  raw_state STRING NOT NULL COMMENT 'The raw verdict of slo.period_day; At risk where it stands and is in danger',
  adjusted_state STRING NOT NULL COMMENT 'The same outside excluded minutes',
  definition STRING NOT NULL COMMENT 'SHA-256 of the definition in force on the day'
) USING delta
PARTITIONED BY (day)
COMMENT 'How much of every error budget was spent, and how fast, at the end of each day'
