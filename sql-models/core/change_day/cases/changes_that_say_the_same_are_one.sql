-- with first_day = 2026-03-02, last_day = 2026-03-02
-- given known_change
SELECT TIMESTAMP(at) AS at, service, title, 'deploy' AS kind, CAST(NULL AS STRING) AS link
FROM VALUES ('2026-03-02 09:00:00', 'store', 'v1'), ('2026-03-02 09:00:00', 'store', 'v1'), ('2026-03-02 09:30:00', '(all)', 'DNS'), ('2026-03-03 00:00:00', 'tv', 'v2')
  AS t(at, service, title)
-- expect
SELECT TIMESTAMP(at) AS at, service, title
FROM VALUES ('2026-03-02 09:00:00', 'store', 'v1'), ('2026-03-02 09:30:00', '(all)', 'DNS') AS t(at, service, title)
