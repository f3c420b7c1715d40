-- Points that were earned, given or have expired are in the ledger, with the same amount, and no others are.
-- settles
SELECT entry.order_id AS id, 'points earned on order' AS entity, entry.amount AS expected,
    COALESCE(posting.amount, 0) AS actual
FROM promotion.v_points_entry entry
LEFT JOIN payment.v_ledger_posting posting
    ON posting.subject_id = entry.order_id AND posting.kind = 'POINTS_EARNED'
WHERE entry.kind = 'EARN' AND entry.occurred_at < :settled AND COALESCE(posting.amount, 0) <> entry.amount
UNION ALL
SELECT entry.entry_id, 'points entry', ABS(entry.amount), COALESCE(posting.amount, 0)
FROM promotion.v_points_entry entry
LEFT JOIN payment.v_ledger_posting posting
    ON posting.subject_id = entry.entry_id
    AND posting.kind = CASE entry.kind WHEN 'ADJUST' THEN 'POINTS_GRANTED' ELSE 'POINTS_EXPIRED' END
WHERE entry.kind IN ('ADJUST', 'EXPIRE') AND entry.occurred_at < :settled
    AND COALESCE(posting.amount, 0) <> ABS(entry.amount)
UNION ALL
SELECT posting.subject_id, 'booked without an entry, order', 0, posting.amount
FROM payment.v_ledger_posting posting
LEFT JOIN promotion.v_points_entry entry ON entry.order_id = posting.subject_id AND entry.kind = 'EARN'
WHERE posting.kind = 'POINTS_EARNED' AND entry.entry_id IS NULL
UNION ALL
SELECT posting.subject_id, 'booked without an entry', 0, posting.amount
FROM payment.v_ledger_posting posting
LEFT JOIN promotion.v_points_entry entry ON entry.entry_id = posting.subject_id
WHERE posting.kind IN ('POINTS_GRANTED', 'POINTS_EXPIRED') AND entry.entry_id IS NULL
