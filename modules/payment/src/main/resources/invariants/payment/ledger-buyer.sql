-- What the ledger owes the buyer of a payment is what was asked back and hasn't been refunded yet.
SELECT payment_id AS id, 'payment' AS entity, SUM(owed) AS expected, SUM(booked) AS actual
FROM (SELECT id AS payment_id, refunded_amount - refund_requested_amount AS owed, 0 AS booked
      FROM payment.payments
      UNION ALL
      SELECT payment_id, 0, amount
      FROM payment.v_ledger_entry
      WHERE account = 'BUYER' AND payment_id IS NOT NULL) both_books
GROUP BY payment_id
HAVING SUM(owed) <> SUM(booked)
