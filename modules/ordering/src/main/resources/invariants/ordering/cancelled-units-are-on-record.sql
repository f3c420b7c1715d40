-- The cancelled units of a line are those of its order's cancellations.
SELECT CONCAT('line of order ', o.order_number) AS entity, l.id AS id, COALESCE(SUM(c.quantity), 0) AS expected,
    l.cancelled_quantity AS actual
FROM ordering.order_lines l
JOIN ordering.orders o ON o.id = l.order_id
LEFT JOIN ordering.order_cancellation_lines c ON c.line_id = l.id
GROUP BY l.id, l.cancelled_quantity, o.order_number
HAVING expected <> actual
