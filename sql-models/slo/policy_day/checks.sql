-- fail: what is found is over what the policy allows
SELECT day, service, slo, finding, subject, spent_share, limit_share FROM this
WHERE spent_share < limit_share
