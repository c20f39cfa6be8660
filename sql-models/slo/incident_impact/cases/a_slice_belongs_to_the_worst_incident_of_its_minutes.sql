-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.objective_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, 'a' AS slo, 'requests' AS source, 'Timeslices' AS budgeting, 5 AS slice_minutes, 'slices' AS unit,
  TIMESTAMP '2026-03-02 00:00:00' AS day_starts, 'now' AS definition
-- given core.incident_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, incident, severity, TIMESTAMP(starts) AS started_at, TIMESTAMP(starts) AS starts, TIMESTAMP(ends) AS ends
FROM VALUES
  ('minor', 3, '2026-03-02 00:04:30', '2026-03-02 00:11:00'),
  ('major', 2, '2026-03-02 00:09:00', '2026-03-02 00:09:30')
  AS t(incident, severity, starts, ends)
-- given slo.slice
SELECT DATE '2026-03-02' AS day, 'store' AS service, 'a' AS slo, 'Timeslices' AS budgeting, slice, is_adjusted, 1L - bad AS good, bad
FROM VALUES (0, 1L), (1, 1L), (2, 0L), (3, 1L) AS t(slice, bad) LATERAL VIEW EXPLODE(ARRAY(TRUE, FALSE)) AS is_adjusted
-- given core.sli_minute
SELECT DATE '2026-03-02' AS day, 'requests' AS source, TIMESTAMP '2026-03-02 00:04:00' AS minute, 'store' AS service, 'a' AS slo, 1L AS good, 100L AS valid
-- expect
VALUES
  ('unattributed', 1L, 1L, 1L, 1L), ('minor', 1L, 2L, 1L, 2L), ('major', 1L, 1L, 1L, 1L)
  AS t(incident, bad, valid, adjusted_bad, adjusted_valid)
