-- The points used for an order are the sum of what its lines are paid with.
SELECT CONCAT('order ', o.order_number) AS entity, o.id AS id, COALESCE(SUM(l.points), 0) AS expected,
    o.points_used AS actual
FROM ordering.orders o
LEFT JOIN ordering.order_lines l ON l.order_id = o.id
GROUP BY o.id, o.order_number, o.points_used
HAVING expected <> actual
