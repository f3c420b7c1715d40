-- What the ledger owes the buyer of a payment is what was asked back and hasn't been refunded yet.
SELECT CONCAT('payment ', LOWER(CONCAT_WS('-', SUBSTR(HEX(p.id), 1, 8), SUBSTR(HEX(p.id), 9, 4), SUBSTR(HEX(p.id), 13, 4), SUBSTR(HEX(p.id), 17, 4), SUBSTR(HEX(p.id), 21)))) AS entity,
       p.refunded_amount - p.refund_requested_amount AS expected,
       COALESCE(SUM(l.amount), 0) AS actual
FROM payment.payments p
LEFT JOIN payment.v_ledger_entry l ON l.payment_id = p.id AND l.account = 'BUYER'
GROUP BY p.id, p.refunded_amount, p.refund_requested_amount
HAVING expected <> actual
