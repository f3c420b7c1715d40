-- No order waits for money, or is held, half an hour after its deadline; a payment without an outcome may keep it so long.
-- settles
SELECT CONCAT('order ', order_number) AS entity, id AS id, 'CANCELLED' AS expected, status AS actual
FROM ordering.orders
WHERE (status IN ('PENDING', 'PAYMENT_FAILED') AND expires_at < :settled
        AND expires_at < TIMESTAMPADD(MINUTE, -30, :now))
    OR (status IN ('PAID', 'PREPARING') AND held_until < :settled
        AND held_until < TIMESTAMPADD(MINUTE, -30, :now))
