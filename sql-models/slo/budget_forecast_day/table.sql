CREATE TABLE slo.budget_forecast_day (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar at whose end the forecast was made',
  service STRING NOT NULL COMMENT 'Service that is judged',
  slo STRING NOT NULL COMMENT 'Objective that judges it',
  window STRING NOT NULL COMMENT 'As in slo.error_budget_day',
  forecast_day DATE NOT NULL COMMENT 'Day that the forecast reaches: the end of a calendar period, or the length of a rolling window ahead, at most 90 days',
  adjusted_valid BIGINT NOT NULL COMMENT 'Valid in the window on that day at the mean pace, outside excluded minutes, in the unit of the objective',
  adjusted_budget DECIMAL(38, 9) NOT NULL COMMENT 'The error budget of that',
  adjusted_bad_low BIGINT COMMENT 'Bad at the pace of the best whole week of the four, or at the mean pace where that is better; NULL without a whole week',
  adjusted_bad_likely BIGINT NOT NULL COMMENT 'Bad at the mean pace of the four weeks',
  adjusted_bad_high BIGINT COMMENT 'Bad at the pace of the worst whole week of the four, missing counted as bad, or at the mean pace where that is worse; NULL without a whole week',
  exhausted_not_before DATE COMMENT 'First day on which the budget is overspent at the pace of the worst week, or at the mean pace without a whole week; NULL: not by then',
  exhausted_likely DATE COMMENT 'First day on which it is overspent at the mean pace; NULL: never at this pace',
  definition STRING NOT NULL COMMENT 'SHA-256 of the definition in force on the day'
) USING delta
PARTITIONED BY (day)
COMMENT 'Where every error budget is heading at the pace of the last four weeks'
TBLPROPERTIES ('delta.constraints.interval' = 'COALESCE(adjusted_bad_low <= adjusted_bad_high, TRUE)')
