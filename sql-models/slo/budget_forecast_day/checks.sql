-- fail: the interval holds the mean pace
SELECT day, service, slo, window, adjusted_bad_low, adjusted_bad_likely, adjusted_bad_high FROM this
WHERE adjusted_bad_likely NOT BETWEEN adjusted_bad_low AND adjusted_bad_high;

-- fail: a budget is not exhausted later at a worse pace
SELECT day, service, slo, window, exhausted_not_before, exhausted_likely FROM this
WHERE exhausted_not_before > exhausted_likely
