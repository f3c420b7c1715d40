-- What a paid order holds is sold.
-- settles
SELECT reservation.line_id AS id, 'order line' AS entity, 'CONSUMED' AS expected, reservation.state AS actual
FROM ordering.v_order orders
JOIN catalog.v_reservation reservation ON reservation.order_id = orders.order_id
WHERE orders.status IN ('PAID', 'PREPARING', 'SHIPPED', 'DELIVERED', 'CONFIRMED') AND reservation.state = 'RESERVED'
    AND orders.changed_at < :settled
