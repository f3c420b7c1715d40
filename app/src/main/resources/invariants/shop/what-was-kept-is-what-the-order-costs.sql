-- Of the money that was captured for an order, what was not asked back is what the order costs; a cancelled one costs nothing.
SELECT orders.order_id AS id, 'order' AS entity,
    CASE orders.status WHEN 'CANCELLED' THEN 0 ELSE orders.final_amount - orders.direct_refunds END AS expected,
    payments.captured_amount - payments.refund_requested_amount AS actual
FROM ordering.v_order orders
JOIN payment.v_payment payments ON payments.payment_id = orders.payment_id
WHERE orders.on_hold = 0
    -- Of a deposit that the bank took back nothing is kept, and what had gone back before is lost.
    AND NOT (orders.status = 'CANCELLED' AND payments.captured_at IS NULL)
    AND payments.captured_amount - payments.refund_requested_amount
        <> CASE orders.status WHEN 'CANCELLED' THEN 0 ELSE orders.final_amount - orders.direct_refunds END
