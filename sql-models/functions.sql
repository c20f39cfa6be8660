-- Exact arithmetic that several models share.

-- The ratio of two counts, rounded down to nine decimals; NULL where there is nothing to divide by.
CREATE OR REPLACE TEMPORARY FUNCTION ratio_down(part BIGINT, whole BIGINT) RETURNS DECIMAL(10, 9)
RETURN IF(whole > 0, CAST(CAST((CAST(part AS DECIMAL(38, 0)) * 1000000000) DIV whole AS DECIMAL(19, 0)) * 0.000000001BD AS DECIMAL(10, 9)), NULL);

-- What can be said of an objective in a period. Decided on exact counts, before any rounding; while
-- minutes are without telemetry nothing is decided.
CREATE OR REPLACE TEMPORARY FUNCTION objective_state(bad BIGINT, valid BIGINT, target DECIMAL(10, 9), no_telemetry_minutes BIGINT) RETURNS STRING
RETURN CASE
  WHEN no_telemetry_minutes > 0 THEN 'Unknown'
  WHEN valid = 0 THEN 'No traffic'
  WHEN target < 1 AND (1 - target) * valid < 1 THEN 'Too little traffic'
  WHEN bad <= (1 - target) * valid THEN 'Met'
  ELSE 'Missed'
END
