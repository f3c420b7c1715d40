-- Points are earned on orders that their buyer has confirmed.
SELECT entry.order_id AS id, 'order' AS entity, 'CONFIRMED' AS expected, COALESCE(orders.status, 'no order') AS actual
FROM promotion.v_points_entry entry
LEFT JOIN ordering.v_order orders ON orders.order_id = entry.order_id
WHERE entry.kind = 'EARN' AND (orders.status IS NULL OR orders.status <> 'CONFIRMED')
