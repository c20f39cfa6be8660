-- fail: lines and rows are numbered from 1
SELECT source, file, row_number FROM this WHERE row_number < 1
