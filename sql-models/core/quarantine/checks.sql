-- fail: a row is rejected once
SELECT source, file, row_number, COUNT(*) AS times FROM this GROUP BY source, file, row_number HAVING COUNT(*) > 1;

-- fail: lines and rows are numbered from 1
SELECT source, file, row_number FROM this WHERE row_number < 1
