-- A payment is refunded, in part or not at all, as its amounts say.
SELECT CONCAT('payment ', LOWER(CONCAT_WS('-', SUBSTR(HEX(payment_id), 1, 8), SUBSTR(HEX(payment_id), 9, 4), SUBSTR(HEX(payment_id), 13, 4), SUBSTR(HEX(payment_id), 17, 4), SUBSTR(HEX(payment_id), 21)))) AS entity,
       CASE WHEN refunded_amount = 0 THEN 'SUCCESS' WHEN refunded_amount < amount THEN 'PARTIALLY_REFUNDED' ELSE 'REFUNDED' END AS expected,
       status AS actual
FROM payment.v_payment
WHERE captured_at IS NOT NULL AND amount > 0
HAVING expected <> actual
