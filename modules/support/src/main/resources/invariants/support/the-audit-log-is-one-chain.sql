-- Every entry of the audit log follows the one before it, and the last one is the end of the chain.
SELECT CONCAT('audit log entry ', entry.entry_no) AS entity, COALESCE(before_it.hash, 'an entry before it') AS expected,
    entry.previous_hash AS actual
FROM support.audit_log entry
LEFT JOIN support.audit_log before_it ON before_it.entry_no = entry.entry_no - 1
WHERE entry.entry_no > 1 AND (before_it.hash IS NULL OR before_it.hash <> entry.previous_hash)
UNION ALL
SELECT 'end of the audit log', COALESCE(last_one.entry_no, 0), head.entry_no
FROM support.audit_chain_head head
LEFT JOIN support.audit_log last_one ON last_one.entry_no = (SELECT MAX(entry_no) FROM support.audit_log)
WHERE head.entry_no <> COALESCE(last_one.entry_no, 0) OR (last_one.hash IS NOT NULL AND last_one.hash <> head.hash)
