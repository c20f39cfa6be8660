-- fail: an approval has a time
SELECT day, service, starts, approved_by FROM this
WHERE (approved_by IS NULL) <> (approved_at IS NULL);

-- warn: nobody approved an exclusion
-- remedy: Have it approved (approvedBy, approvedAt) or remove it; it changes no figure until then.
SELECT day, service, starts, ends, requested_by FROM this WHERE approved_by IS NULL
