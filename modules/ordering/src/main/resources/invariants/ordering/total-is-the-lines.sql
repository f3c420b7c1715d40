-- An order's total is the sum of its lines.
SELECT CONCAT('order ', o.order_number) AS entity, o.id AS id, COALESCE(SUM(l.line_amount), 0) AS expected,
    o.total_amount AS actual
FROM ordering.orders o
LEFT JOIN ordering.order_lines l ON l.order_id = o.id
GROUP BY o.id, o.order_number, o.total_amount
HAVING expected <> actual
