-- fail: the mean lies between the best and the worst week when all days belong to whole weeks
SELECT day, service, slo, window, bad_low, bad_likely, bad_high FROM this WHERE bad_low > bad_high;

-- fail: a budget is not exhausted later at a worse pace
SELECT day, service, slo, window, exhausted_not_before, exhausted_likely FROM this
WHERE exhausted_not_before > exhausted_likely
