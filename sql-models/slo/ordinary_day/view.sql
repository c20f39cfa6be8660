-- grain: day, service, slo
-- meaning: The ordinary failure ratio of an objective: the median of the days outside incidents in
--   the 28 days before, as far as they had anything valid and the same unit. NULL with fewer than 7
--   such days. An estimate, against which the harm of incidents stands out. A view.
WITH
rest AS (
  SELECT day, service, slo, unit, ratio_down(bad, valid) AS ratio FROM slo.incident_impact
  WHERE incident = 'unattributed'
),
earlier AS (
  SELECT rest.day, service, slo, ARRAY_SORT(COLLECT_LIST(before.ratio)) AS ratios
  FROM rest JOIN rest AS before USING (service, slo, unit)
  WHERE DATEDIFF(rest.day, before.day) BETWEEN 1 AND 28 AND before.ratio IS NOT NULL
  GROUP BY rest.day, service, slo
)
SELECT
  day, service, slo,
  IF(SIZE(ratios) < 7, NULL,
    CAST((ratios[CAST((SIZE(ratios) - 1) DIV 2 AS INT)] + ratios[CAST(SIZE(ratios) DIV 2 AS INT)]) / 2
      AS DECIMAL(10, 9)))
    AS bad_share
FROM earlier
