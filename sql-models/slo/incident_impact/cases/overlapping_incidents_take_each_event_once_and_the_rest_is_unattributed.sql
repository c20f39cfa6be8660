-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given core.objective_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, 'a' AS slo, 'requests' AS source, 'Occurrences' AS budgeting, 0 AS slice_minutes, 'events' AS unit,
  TIMESTAMP '2026-03-02 00:00:00' AS day_starts, 'now' AS definition
-- given core.incident_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, incident, severity, TIMESTAMP(starts) AS started_at, TIMESTAMP(starts) AS starts, TIMESTAMP(ends) AS ends
FROM VALUES
  ('minor', 3, '2026-03-02 10:00:00', '2026-03-02 10:03:00'),
  ('major', 2, '2026-03-02 10:01:00', '2026-03-02 10:02:00'),
  ('quiet', 1, '2026-03-02 12:00:00', '2026-03-02 13:00:00')
  AS t(incident, severity, starts, ends)
-- given core.exclusion_day
SELECT DATE '2026-03-02' AS day, 'store' AS service, TIMESTAMP '2026-03-02 10:02:00' AS starts, TIMESTAMP '2026-03-02 10:10:00' AS ends
-- given core.sli_minute
SELECT DATE '2026-03-02' AS day, 'requests' AS source, TIMESTAMP(minute) AS minute, 'store' AS service, 'a' AS slo, good, valid
FROM VALUES ('2026-03-02 09:59:00', 9L, 10L), ('2026-03-02 10:00:00', 8L, 10L), ('2026-03-02 10:01:00', 6L, 10L), ('2026-03-02 10:02:00', 2L, 10L), ('2026-03-02 10:05:00', 7L, 10L)
  AS t(minute, good, valid)
-- expect
VALUES
  ('unattributed', 4L, 20L, 1L, 10L), ('minor', 10L, 20L, 2L, 10L), ('major', 4L, 10L, 4L, 10L), ('quiet', 0L, 0L, 0L, 0L)
  AS t(incident, bad, valid, adjusted_bad, adjusted_valid)
