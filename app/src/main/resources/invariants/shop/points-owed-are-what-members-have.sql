-- What the ledger owes in points is what members have. Orders take them when placed, and the ledger when paid, so what orders
-- took is left out on both sides; and what was given or has expired may be about to be booked.
SELECT 'points' AS entity, members.points - orders.points - unbooked.points AS expected,
    ledger.points AS actual
FROM (SELECT COALESCE(SUM(balance), 0) AS points FROM promotion.v_points_account) members
JOIN (SELECT COALESCE(SUM(amount), 0) AS points
      FROM promotion.v_points_entry WHERE kind IN ('SPEND', 'RETURN')) orders
JOIN (SELECT COALESCE(SUM(entry.amount), 0) AS points
      FROM promotion.v_points_entry entry
      LEFT JOIN payment.v_ledger_posting earned
          ON entry.kind = 'EARN' AND earned.subject_id = entry.order_id AND earned.kind = 'POINTS_EARNED'
      LEFT JOIN payment.v_ledger_posting given
          ON given.subject_id = entry.entry_id AND given.kind IN ('POINTS_GRANTED', 'POINTS_EXPIRED')
      WHERE entry.kind IN ('EARN', 'ADJUST', 'EXPIRE')
          AND earned.posting_id IS NULL AND given.posting_id IS NULL) unbooked
JOIN (SELECT COALESCE(SUM(CASE WHEN credit_account = 'POINTS_LIABILITY' THEN amount
              WHEN debit_account = 'POINTS_LIABILITY' THEN -amount ELSE 0 END), 0) AS points
      FROM payment.v_ledger_posting WHERE kind NOT IN ('POINTS_SPENT', 'POINTS_RETURNED')) ledger
WHERE ledger.points <> members.points - orders.points - unbooked.points
