-- No deposit is awaited after its due date, or after it was given up.
-- settles
SELECT CONCAT('payment ', LOWER(CONCAT_WS('-', SUBSTR(HEX(id), 1, 8), SUBSTR(HEX(id), 9, 4), SUBSTR(HEX(id), 13, 4), SUBSTR(HEX(id), 17, 4), SUBSTR(HEX(id), 21)))) AS entity, 'EXPIRED' AS expected, status AS actual
FROM payment.payments
WHERE status = 'WAITING_FOR_DEPOSIT' AND LEAST(account_due_at, COALESCE(account_left_at, account_due_at)) < TIMESTAMPADD(MINUTE, -10, :settled)
