-- What the ledger says that the provider holds of a payment is what was captured of it less what was refunded.
SELECT payment_id AS id, 'payment' AS entity, SUM(held) AS expected, SUM(booked) AS actual
FROM (SELECT id AS payment_id, CASE WHEN captured_at IS NULL THEN 0 ELSE amount END - refunded_amount AS held, 0 AS booked
      FROM payment.payments
      UNION ALL
      SELECT payment_id, 0, amount
      FROM payment.v_ledger_entry
      WHERE account = 'PROVIDER_RECEIVABLE' AND payment_id IS NOT NULL) both_books
GROUP BY payment_id
HAVING SUM(held) <> SUM(booked)
