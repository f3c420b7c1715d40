-- What was asked back has gone back within a day, or within a week when the buyer has to say where to.
-- settles
SELECT CONCAT('refund of payment ', LOWER(CONCAT_WS('-', SUBSTR(HEX(payment_id), 1, 8), SUBSTR(HEX(payment_id), 9, 4), SUBSTR(HEX(payment_id), 13, 4), SUBSTR(HEX(payment_id), 17, 4), SUBSTR(HEX(payment_id), 21)))) AS entity, 'DONE' AS expected, status AS actual
FROM payment.refunds
WHERE status IN ('REQUESTED', 'FAILED') AND requested_at < TIMESTAMPADD(HOUR, -24, :settled)
  AND (requested_at < TIMESTAMPADD(DAY, -7, :settled)
      OR last_problem IS NULL OR last_problem NOT LIKE 'REFUND_ACCOUNT_MISSING%')
