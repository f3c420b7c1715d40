-- Every line of a paid order is in a shipment, with all the units that are left of it.
-- settles
SELECT line.line_id AS id, 'order line' AS entity, line.quantity - line.cancelled_quantity AS expected,
    CASE WHEN shipment.shipment_id IS NULL THEN 0 ELSE packing.quantity END AS actual
FROM ordering.v_order orders
JOIN ordering.v_order_line line ON line.order_id = orders.order_id
LEFT JOIN delivery.v_shipment_line packing ON packing.line_id = line.line_id
LEFT JOIN delivery.v_shipment shipment
    ON shipment.shipment_id = packing.shipment_id AND shipment.status <> 'CANCELLED'
WHERE orders.status IN ('PAID', 'PREPARING', 'SHIPPED', 'DELIVERED', 'CONFIRMED') AND orders.changed_at < :settled
    AND CASE WHEN shipment.shipment_id IS NULL THEN 0 ELSE packing.quantity END
        < line.quantity - line.cancelled_quantity
