-- Every line of a paid order is in a shipment, with all the units that are left of it.
-- settles
SELECT line.line_id AS id, 'order line' AS entity, line.quantity - line.cancelled_quantity AS expected,
    COALESCE(packed.units, 0) AS actual
FROM ordering.v_order_line line
JOIN ordering.v_order orders ON orders.order_id = line.order_id
LEFT JOIN (SELECT packing.line_id, SUM(packing.quantity) AS units
           FROM delivery.v_shipment_line packing
           JOIN delivery.v_shipment shipment
               ON shipment.shipment_id = packing.shipment_id AND shipment.status <> 'CANCELLED'
           GROUP BY packing.line_id) packed ON packed.line_id = line.line_id
WHERE orders.status IN ('PAID', 'PREPARING', 'SHIPPED', 'DELIVERED', 'CONFIRMED')
    AND COALESCE(packed.units, 0) < line.quantity - line.cancelled_quantity AND orders.changed_at < :settled
