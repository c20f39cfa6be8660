-- fail: rows that an objective cannot judge are among the accepted ones
SELECT day, source, partition, service, slo, SUM(unjudged_rows) AS unjudged_rows,
  MAX(rows_accepted) AS rows_accepted
FROM this JOIN core.partition USING (day, source, partition)
GROUP BY day, source, partition, service, slo HAVING SUM(unjudged_rows) > MAX(rows_accepted)
