-- What is paid for was captured at most once.
SELECT CONCAT('order ', LOWER(CONCAT_WS('-', SUBSTR(HEX(order_id), 1, 8), SUBSTR(HEX(order_id), 9, 4), SUBSTR(HEX(order_id), 13, 4), SUBSTR(HEX(order_id), 17, 4), SUBSTR(HEX(order_id), 21)))) AS entity, 1 AS expected, COUNT(*) AS actual
FROM payment.v_payment
WHERE captured_at IS NOT NULL
GROUP BY order_id
HAVING COUNT(*) > 1
