CREATE TABLE slo.latency_day (
  day DATE NOT NULL COMMENT 'Day of the reporting calendar',
  service STRING NOT NULL COMMENT 'Service that the requests were for',
  operation STRING NOT NULL COMMENT 'Operation; (all) for every request of the service',
  requests BIGINT NOT NULL COMMENT 'Requests with a latency',
  p50_ms DECIMAL(18, 3) NOT NULL COMMENT 'Half of the requests took at most this many milliseconds; less than 9.1 % and a microsecond too high',
  p90_ms DECIMAL(18, 3) NOT NULL COMMENT '90 % of the requests did',
  p95_ms DECIMAL(18, 3) NOT NULL COMMENT '95 % of the requests did',
  p99_ms DECIMAL(18, 3) NOT NULL COMMENT '99 % of the requests did'
) USING delta
PARTITIONED BY (day)
COMMENT 'Latency of each service and operation on each day'
TBLPROPERTIES ('delta.constraints.order' = 'p50_ms <= p90_ms AND p90_ms <= p95_ms AND p95_ms <= p99_ms')
