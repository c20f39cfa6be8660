-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given slo.availability_day
VALUES (DATE '2026-03-02', 'store', 'a', 'slices', 280L, 8L, 288L, 0L, 2L, 276L, 0L, 'Missed', 'Met', 0.98BD, '0123456789abcdef')
  AS t(day, service, slo, unit, good, bad, valid, missing, adjusted_bad, adjusted_valid, adjusted_missing, raw_verdict, adjusted_verdict, target, definition)
-- expect
VALUES ('slices', 280L, 8L, 288L, 0L, 2L, 276L, 0L, 'Missed', 'Met', 0.98BD, '01234567')
  AS t(unit, good, bad, valid, missing, adjusted_bad, adjusted_valid, adjusted_missing, raw_verdict, adjusted_verdict, target, definition)
