-- fail: every row read has one fate
SELECT day, source, partition, rows_read, rows_accepted, rows_quarantined, rows_duplicate, rows_late
FROM this
WHERE rows_read <> rows_accepted + rows_quarantined + rows_duplicate + rows_late;

-- fail: the reasons add up to the quarantined rows
SELECT day, source, partition, rows_quarantined, quarantined_by_reason FROM this
WHERE rows_quarantined <> AGGREGATE(MAP_VALUES(quarantined_by_reason), 0L, (sum, n) -> sum + n);

-- warn: partitions did not arrive whole or could not be read
-- remedy: Bring or repair the files: the next run reads them again. Until then their minutes are without telemetry.
SELECT day, source, partition, state, reason FROM this WHERE state <> 'received';

-- warn: a data source looks dead or frozen
-- remedy: Ask who produces it. Its minutes are unknown; `steady: true` says that equal minutes are its nature.
SELECT day, source, partition, doubt, covers_until FROM this WHERE doubt IS NOT NULL
