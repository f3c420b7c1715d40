-- No deposit is awaited after its due date.
-- settles
SELECT CONCAT('payment ', LOWER(CONCAT_WS('-', SUBSTR(HEX(id), 1, 8), SUBSTR(HEX(id), 9, 4), SUBSTR(HEX(id), 13, 4), SUBSTR(HEX(id), 17, 4), SUBSTR(HEX(id), 21)))) AS entity, 'EXPIRED' AS expected, status AS actual
FROM payment.payments
WHERE status = 'WAITING_FOR_DEPOSIT' AND account_due_at < TIMESTAMPADD(MINUTE, -10, :settled)
