-- fail: a service and day that is listed has rows
SELECT day, source, service, row_count FROM this WHERE row_count <= 0
