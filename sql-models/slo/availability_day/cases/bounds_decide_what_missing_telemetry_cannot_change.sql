-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.objective_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, slo, 'requests' AS source, 0.9BD AS target, TIMESTAMP '2026-03-02 00:00' AS day_starts,
  TIMESTAMP '2026-03-02 00:02' AS day_ends, 'Occurrences' AS budgeting, 0 AS slice_minutes, 'events' AS unit, 'd' AS definition
FROM VALUES ('surely met'), ('surely missed'), ('unknown'), ('not to be estimated'), ('excluded') AS t(slo)
-- given core.partition
VALUES (DATE '2026-03-02', 'requests', TIMESTAMP '2026-03-02 00:00', TIMESTAMP '2026-03-02 00:01') AS t(day, source, covers_from, covers_until)
-- given slo.missing_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, slo, 1 AS minutes, missing_events
FROM VALUES ('surely met', 9L), ('surely missed', 9L), ('unknown', 11L), ('not to be estimated', NULL), ('excluded', 0L) AS t(slo, missing_events)
-- given core.sli_minute
SELECT DATE '2026-03-02' AS day, 'requests' AS source, TIMESTAMP '2026-03-02 00:00' AS minute, 'store' AS service, slo, good, valid
FROM VALUES ('surely met', 99L, 100L), ('surely missed', 50L, 100L), ('unknown', 99L, 100L), ('not to be estimated', 99L, 100L), ('excluded', 90L, 100L) AS t(slo, good, valid)
-- expect
VALUES
  ('surely met', 9L, 'Met', 0.908256880BD, 0.990825688BD, 0.5BD),
  ('surely missed', 9L, 'Missed', 0.458715596BD, 0.541284403BD, 0.5BD),
  ('unknown', 11L, 'Unknown', 0.891891891BD, 0.990990990BD, 0.5BD),
  ('not to be estimated', NULL, 'Unknown', NULL, NULL, 0.5BD),
  ('excluded', 0L, 'Met', 0.9BD, 0.9BD, 0.5BD)
  AS t(slo, adjusted_missing, adjusted_verdict, adjusted_availability_at_worst, adjusted_availability_at_best, coverage)
