-- An attempt that was taken to the provider has an outcome before long.
-- settles
SELECT CONCAT('payment ', LOWER(CONCAT_WS('-', SUBSTR(HEX(payment_id), 1, 8), SUBSTR(HEX(payment_id), 9, 4), SUBSTR(HEX(payment_id), 13, 4), SUBSTR(HEX(payment_id), 17, 4), SUBSTR(HEX(payment_id), 21)))) AS entity, 'an outcome' AS expected, status AS actual
FROM payment.v_payment
WHERE status = 'UNKNOWN' AND started_at < TIMESTAMPADD(MINUTE, -10, :settled)
