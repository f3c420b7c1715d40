-- An order knows how much of its money went back.
-- settles
SELECT orders.order_id AS id, 'order' AS entity, payments.refunded_amount AS expected, orders.refunded_amount AS actual
FROM ordering.v_order orders
JOIN payment.v_payment payments ON payments.payment_id = orders.payment_id
WHERE orders.refunded_amount <> payments.refunded_amount AND payments.changed_at < :settled
