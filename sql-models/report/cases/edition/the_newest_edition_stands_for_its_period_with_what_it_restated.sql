-- with first_day = 2026-04-01, last_day = 2026-05-03
-- given record.edition
VALUES ('2026-W18', 1, DATE '2026-05-03', DATE '2026-06-02'), ('2026-W18', 2, DATE '2026-05-03', DATE '2026-06-03'), ('2026-04', 1, DATE '2026-04-30', DATE '2026-05-30')
  AS t(period, edition, last_day, provisional_until)
-- given record.restatement
VALUES ('2026-W18', 2, 'bad', FALSE), ('2026-W18', 2, 'verdict', TRUE), ('2026-W18', 2, 'target', TRUE), ('2026-04', 2, 'bad', FALSE)
  AS t(period, edition, figure, verdict_changed)
-- expect
VALUES ('2026-04', 1, DATE '2026-05-30', 0L, 0L), ('2026-W18', 2, DATE '2026-06-03', 3L, 1L)
  AS t(period, edition, provisional_until, restated_figures, changed_verdicts)
