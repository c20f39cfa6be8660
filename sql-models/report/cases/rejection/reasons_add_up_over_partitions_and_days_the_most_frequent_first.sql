-- with first_day = 2026-03-02, last_day = 2026-03-03
-- given core.partition
VALUES
  (DATE '2026-03-02', 'feed', MAP('no time', 2L, 'not JSON', 1L)), (DATE '2026-03-03', 'feed', MAP('not JSON', 4L)),
  (DATE '2026-03-03', 'other', MAP('no time', 1L)), (DATE '2026-03-04', 'feed', MAP('no time', 100L)), (DATE '2026-03-02', 'feed', MAP())
  AS t(day, source, quarantined_by_reason)
-- expect
VALUES ('feed', 'not JSON', 5L), ('feed', 'no time', 2L), ('other', 'no time', 1L) AS t(source, reason, row_count)
