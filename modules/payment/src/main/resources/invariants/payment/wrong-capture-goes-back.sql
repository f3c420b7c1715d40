-- What was taken wrongly has gone back within a day, or within a week when the buyer has to say where to.
-- settles
SELECT CONCAT('wrong capture of payment ', LOWER(CONCAT_WS('-', SUBSTR(HEX(payment_id), 1, 8), SUBSTR(HEX(payment_id), 9, 4), SUBSTR(HEX(payment_id), 13, 4), SUBSTR(HEX(payment_id), 17, 4), SUBSTR(HEX(payment_id), 21)))) AS entity, 'RETURNED' AS expected, status AS actual
FROM payment.payment_mismatches
WHERE status = 'TO_RETURN' AND found_at < TIMESTAMPADD(HOUR, -24, :settled)
  AND (found_at < TIMESTAMPADD(DAY, -7, :settled) OR last_problem IS NULL OR last_problem <> 'REFUND_ACCOUNT_MISSING')
