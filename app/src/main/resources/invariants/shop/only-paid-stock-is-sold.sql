-- No stock is sold to an order that is not paid.
SELECT reservation.line_id AS id, 'order line' AS entity, 'RESERVED' AS expected, reservation.state AS actual
FROM catalog.v_reservation reservation
JOIN ordering.v_order orders ON orders.order_id = reservation.order_id
WHERE reservation.state = 'CONSUMED' AND orders.status IN ('PENDING', 'PAYMENT_FAILED')
