-- What the ledger says that the provider holds of a payment is what was captured of it less what was refunded.
SELECT CONCAT('payment ', LOWER(CONCAT_WS('-', SUBSTR(HEX(p.id), 1, 8), SUBSTR(HEX(p.id), 9, 4), SUBSTR(HEX(p.id), 13, 4), SUBSTR(HEX(p.id), 17, 4), SUBSTR(HEX(p.id), 21)))) AS entity,
       IF(p.captured_at IS NULL, 0, p.amount - p.refunded_amount) AS expected,
       COALESCE(SUM(l.amount), 0) AS actual
FROM payment.payments p
LEFT JOIN payment.v_ledger_entry l ON l.payment_id = p.id AND l.account = 'PROVIDER_RECEIVABLE'
GROUP BY p.id, p.captured_at, p.amount, p.refunded_amount
HAVING expected <> actual
