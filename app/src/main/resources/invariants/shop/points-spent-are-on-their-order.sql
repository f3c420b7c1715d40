-- The points that an order took and did not return are the points that it is paid with; a cancelled one has returned all.
SELECT orders.order_id AS id, 'order' AS entity,
    CASE orders.status WHEN 'CANCELLED' THEN 0 ELSE orders.points_used END AS expected,
    COALESCE(taken.points, 0) AS actual
FROM ordering.v_order orders
LEFT JOIN (SELECT order_id, -SUM(amount) AS points
           FROM promotion.v_points_entry
           WHERE kind IN ('SPEND', 'RETURN')
           GROUP BY order_id) taken ON taken.order_id = orders.order_id
WHERE COALESCE(taken.points, 0) <> CASE orders.status WHEN 'CANCELLED' THEN 0 ELSE orders.points_used END
UNION ALL
SELECT entry.order_id, 'points of no order', 0, -SUM(entry.amount)
FROM promotion.v_points_entry entry
LEFT JOIN ordering.v_order orders ON orders.order_id = entry.order_id
WHERE entry.kind IN ('SPEND', 'RETURN') AND orders.order_id IS NULL
GROUP BY entry.order_id
HAVING SUM(entry.amount) <> 0
