-- Exact arithmetic that several models share.

-- The ratio of two counts, rounded down to nine decimals; NULL where there is nothing to divide by.
CREATE OR REPLACE TEMPORARY FUNCTION ratio_down(part BIGINT, whole BIGINT) RETURNS DECIMAL(10, 9)
RETURN IF(whole > 0, CAST(CAST((CAST(part AS DECIMAL(38, 0)) * 1000000000) DIV whole AS DECIMAL(19, 0)) * 0.000000001BD AS DECIMAL(10, 9)), NULL)
