-- What was asked back of a payment is the sum of its refunds; of one that was withdrawn nothing is asked back.
SELECT CONCAT('payment ', LOWER(CONCAT_WS('-', SUBSTR(HEX(p.payment_id), 1, 8), SUBSTR(HEX(p.payment_id), 9, 4), SUBSTR(HEX(p.payment_id), 13, 4), SUBSTR(HEX(p.payment_id), 17, 4), SUBSTR(HEX(p.payment_id), 21)))) AS entity, COALESCE(SUM(r.amount), 0) AS expected, p.refund_requested_amount AS actual
FROM payment.v_payment p
LEFT JOIN payment.v_refund r ON r.payment_id = p.payment_id AND r.status <> 'WITHDRAWN'
GROUP BY p.payment_id, p.refund_requested_amount
HAVING expected <> actual
