CREATE TABLE slo.policy_day (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar at whose end it was found',
  service STRING NOT NULL COMMENT 'Service that it concerns',
  slo STRING NOT NULL COMMENT 'Objective whose budget is concerned',
  finding STRING NOT NULL COMMENT 'freeze: changes stop; postmortem: one incident spent too much; plan: a class of incidents did',
  subject STRING NOT NULL COMMENT 'The incident or the class; empty for a freeze',
  unit STRING NOT NULL COMMENT 'Unit of the counts',
  adjusted_bad BIGINT NOT NULL COMMENT 'Bad outside excluded minutes: of the window, or what the subject takes of it',
  adjusted_budget DECIMAL(38, 9) NOT NULL COMMENT 'Error budget of the window: so many days, or the quarter to date',
  spent_share DECIMAL(19, 9) COMMENT 'adjusted_bad / adjusted_budget, rounded up; NULL is infinite',
  limit_share DECIMAL(19, 9) NOT NULL COMMENT 'The share that the policy allows',
  waived_by STRING COMMENT 'Who approved an exception for the day; NULL: the finding stands',
  waived_until DATE COMMENT 'Last day of the exception',
  waiver_reason STRING COMMENT 'Why',
  definition STRING NOT NULL COMMENT 'SHA-256 of the definition in force on the day'
) USING delta
PARTITIONED BY (day)
COMMENT 'What the error-budget policy finds at the end of each day, with the exceptions that were approved'
TBLPROPERTIES ('delta.constraints.counts' = 'adjusted_bad > 0')
