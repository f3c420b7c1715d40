-- A line costs its price for each unit that isn't cancelled.
SELECT CONCAT('line of order ', o.order_number) AS entity, l.id AS id,
    l.unit_price * (l.quantity - l.cancelled_quantity) AS expected, l.line_amount AS actual
FROM ordering.order_lines l
JOIN ordering.orders o ON o.id = l.order_id
WHERE l.line_amount <> l.unit_price * (l.quantity - l.cancelled_quantity)
