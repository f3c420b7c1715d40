-- What the mock provider says it gave back of a payment is what was refunded here.
-- settles
SELECT CONCAT('payment ', LOWER(CONCAT_WS('-', SUBSTR(HEX(p.payment_id), 1, 8), SUBSTR(HEX(p.payment_id), 9, 4), SUBSTR(HEX(p.payment_id), 13, 4), SUBSTR(HEX(p.payment_id), 17, 4), SUBSTR(HEX(p.payment_id), 21)))) AS entity, COALESCE(SUM(m.amount), 0) AS expected, p.refunded_amount AS actual
FROM payment.v_payment p
LEFT JOIN payment.v_mock_transaction m ON m.of_key = p.payment_id AND m.kind = 'REFUND' AND m.answer = 'APPROVED'
WHERE p.captured_amount > 0 AND p.provider_key LIKE 'mock-%' AND p.changed_at < :settled
  AND NOT EXISTS (SELECT 1 FROM payment.v_refund r
                  WHERE r.payment_id = p.payment_id AND r.status <> 'DONE')
GROUP BY p.payment_id, p.refunded_amount
HAVING expected <> actual
