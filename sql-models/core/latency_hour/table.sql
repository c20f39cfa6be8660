CREATE TABLE core.latency_hour (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar in which the requests happened',
  source STRING NOT NULL COMMENT 'Data source the rows came from',
  hour TIMESTAMP NOT NULL COMMENT 'First moment of the hour, UTC',
  service STRING NOT NULL COMMENT 'Service that answered',
  operation STRING NOT NULL COMMENT 'Operation; (all) where the data source keeps none, (other) for the rarest beyond its limit',
  bucket INT NOT NULL COMMENT 'Bucket i holds latencies above 2^(i/8) ms and up to 2^((i+1)/8) ms; -80 holds everything below',
  requests BIGINT NOT NULL COMMENT 'Requests whose latency fell into the bucket'
) USING delta
PARTITIONED BY (day, source)
COMMENT 'Latency of requests in an hour, as counts in the buckets of an OpenTelemetry base-2 exponential histogram of scale 3, which add up over any time and slice'
TBLPROPERTIES ('delta.constraints.requests' = 'requests > 0')
