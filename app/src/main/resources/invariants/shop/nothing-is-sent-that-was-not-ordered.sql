-- No more units of a line are sent than are left of it.
SELECT line.line_id AS id, 'order line' AS entity, COALESCE(ordered.quantity - ordered.cancelled_quantity, 0) AS expected,
    SUM(line.quantity) AS actual
FROM delivery.v_shipment_line line
JOIN delivery.v_shipment shipment ON shipment.shipment_id = line.shipment_id AND shipment.status <> 'CANCELLED'
LEFT JOIN ordering.v_order_line ordered ON ordered.line_id = line.line_id
GROUP BY line.line_id, ordered.quantity, ordered.cancelled_quantity
HAVING SUM(line.quantity) > COALESCE(ordered.quantity - ordered.cancelled_quantity, 0)
