-- No more units of a line are sent than are left of it.
SELECT packing.line_id AS id, 'order line' AS entity, COALESCE(line.quantity - line.cancelled_quantity, 0) AS expected,
    packing.quantity AS actual
FROM delivery.v_shipment_line packing
JOIN delivery.v_shipment shipment ON shipment.shipment_id = packing.shipment_id AND shipment.status <> 'CANCELLED'
LEFT JOIN ordering.v_order_line line ON line.line_id = packing.line_id
WHERE packing.quantity > COALESCE(line.quantity - line.cancelled_quantity, 0)
