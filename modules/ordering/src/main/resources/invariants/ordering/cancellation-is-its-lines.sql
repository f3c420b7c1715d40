-- A cancellation in part is the sum of its lines: goods, discount and points.
SELECT CONCAT('cancellation of order ', o.order_number) AS entity, c.id AS id,
    COALESCE(SUM(l.amount - l.discount - l.points), 0) AS expected, c.goods - c.discount - c.points_back AS actual
FROM ordering.order_cancellations c
JOIN ordering.orders o ON o.id = c.order_id
LEFT JOIN ordering.order_cancellation_lines l ON l.cancellation_id = c.id
GROUP BY c.id, c.goods, c.discount, c.points_back, o.order_number
HAVING COALESCE(SUM(l.amount), 0) <> c.goods OR COALESCE(SUM(l.discount), 0) <> c.discount
    OR COALESCE(SUM(l.points), 0) <> c.points_back
