-- Every line of an order holds, or has bought, the units that are left of it; a cancelled order holds none.
SELECT line.line_id AS id, 'order line' AS entity,
    CASE orders.status WHEN 'CANCELLED' THEN 0 ELSE line.quantity - line.cancelled_quantity END AS expected,
    COALESCE(reservation.quantity, 0) AS actual
FROM ordering.v_order_line line
JOIN ordering.v_order orders ON orders.order_id = line.order_id
LEFT JOIN catalog.v_reservation reservation
    ON reservation.line_id = line.line_id AND reservation.variant_id = line.variant_id
WHERE COALESCE(reservation.quantity, 0)
    <> CASE orders.status WHEN 'CANCELLED' THEN 0 ELSE line.quantity - line.cancelled_quantity END
UNION ALL
SELECT reservation.line_id, 'held for no order, line', 0, reservation.quantity
FROM catalog.v_reservation reservation
LEFT JOIN ordering.v_order_line line ON line.line_id = reservation.line_id
WHERE line.line_id IS NULL AND reservation.quantity > 0
