-- fail: a volume is estimated unless a minute has no history
SELECT day, service, slo, unknown_minutes, missing_events FROM this
WHERE (missing_events IS NULL) <> (unknown_minutes > 0) OR missing_events < 0
