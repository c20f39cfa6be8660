-- fail: a bucket that is listed holds requests
SELECT source, hour, service, operation, bucket, requests FROM this WHERE requests <= 0
