-- An order that is paid has a captured payment of its own, of what is left of it and what its cancellations in part gave back.
SELECT orders.order_id AS id, 'order' AS entity, orders.final_amount + orders.cancelled_refunds AS expected,
    CASE WHEN payments.captured_at IS NULL THEN 'nothing captured' ELSE payments.captured_amount END AS actual
FROM ordering.v_order orders
LEFT JOIN payment.v_payment payments
    ON payments.payment_id = orders.payment_id AND payments.order_id = orders.order_id AND payments.purpose = 'ORDER'
-- While an order is held, the bank has its deposit back.
WHERE orders.status IN ('PAID', 'PREPARING', 'SHIPPED', 'DELIVERED', 'CONFIRMED') AND orders.on_hold = 0
    AND (payments.captured_at IS NULL OR payments.captured_amount <> orders.final_amount + orders.cancelled_refunds)
