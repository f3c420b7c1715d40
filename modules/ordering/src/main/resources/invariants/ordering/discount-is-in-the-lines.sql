-- An order's discount is the sum of what its lines carry of it.
SELECT CONCAT('order ', o.order_number) AS entity, o.id AS id, COALESCE(SUM(l.discount), 0) AS expected,
    o.discount_amount AS actual
FROM ordering.orders o
LEFT JOIN ordering.order_lines l ON l.order_id = o.id
GROUP BY o.id, o.order_number, o.discount_amount
HAVING expected <> actual
