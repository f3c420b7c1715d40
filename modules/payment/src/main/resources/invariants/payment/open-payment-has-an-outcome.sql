-- An attempt that was taken to the provider has an outcome before long, and one that nobody works on is asked about.
-- settles
SELECT CONCAT('payment ', LOWER(CONCAT_WS('-', SUBSTR(HEX(id), 1, 8), SUBSTR(HEX(id), 9, 4), SUBSTR(HEX(id), 13, 4), SUBSTR(HEX(id), 17, 4), SUBSTR(HEX(id), 21)))) AS entity, 'an outcome' AS expected, status AS actual
FROM payment.payments
WHERE (status = 'UNKNOWN' AND started_at < TIMESTAMPADD(MINUTE, -10, :settled))
    OR (status = 'PENDING' AND next_check_at < TIMESTAMPADD(MINUTE, -10, :settled))
