-- Never more is asked back of a payment than was captured.
SELECT CONCAT('payment ', LOWER(CONCAT_WS('-', SUBSTR(HEX(payment_id), 1, 8), SUBSTR(HEX(payment_id), 9, 4), SUBSTR(HEX(payment_id), 13, 4), SUBSTR(HEX(payment_id), 17, 4), SUBSTR(HEX(payment_id), 21)))) AS entity, captured_amount AS expected, refund_requested_amount AS actual
FROM payment.v_payment
WHERE refund_requested_amount > captured_amount
