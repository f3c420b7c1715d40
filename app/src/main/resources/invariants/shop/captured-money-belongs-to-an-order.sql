-- Money that was captured belongs to the order that it was captured for, or was asked back.
-- settles
SELECT payments.payment_id AS id, 'payment' AS entity, payments.captured_amount AS expected,
    payments.refund_requested_amount AS actual
FROM payment.v_payment payments
LEFT JOIN ordering.v_order orders ON orders.order_id = payments.order_id AND orders.payment_id = payments.payment_id
WHERE payments.purpose = 'ORDER' AND payments.captured_amount > payments.refund_requested_amount
    AND orders.order_id IS NULL AND payments.changed_at < :settled
