-- fail: good events are among the valid ones
SELECT source, minute, service, slo, good, valid FROM this
WHERE good < 0 OR good > valid OR valid <= 0
