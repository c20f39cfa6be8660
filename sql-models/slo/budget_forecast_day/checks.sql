-- fail: the interval holds the mean pace
SELECT day, service, slo, window, bad_low, bad_likely, bad_high FROM this WHERE bad_likely NOT BETWEEN bad_low AND bad_high;

-- fail: a budget is not exhausted later at a worse pace
SELECT day, service, slo, window, exhausted_not_before, exhausted_likely FROM this
WHERE exhausted_not_before > exhausted_likely
