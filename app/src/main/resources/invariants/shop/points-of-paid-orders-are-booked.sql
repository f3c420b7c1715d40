-- The ledger has the points that an order is paid with as spent, as long as it is paid.
SELECT orders.order_id AS id, 'order' AS entity,
    CASE WHEN orders.status IN ('PAID', 'PREPARING', 'SHIPPED', 'DELIVERED', 'CONFIRMED')
        THEN orders.points_used ELSE 0 END AS expected,
    COALESCE(booked.points, 0) AS actual
FROM ordering.v_order orders
LEFT JOIN (SELECT subject_id, SUM(CASE kind WHEN 'POINTS_SPENT' THEN amount ELSE -amount END) AS points
           FROM payment.v_ledger_posting
           WHERE kind IN ('POINTS_SPENT', 'POINTS_RETURNED')
           GROUP BY subject_id) booked ON booked.subject_id = orders.order_id
WHERE COALESCE(booked.points, 0)
    <> CASE WHEN orders.status IN ('PAID', 'PREPARING', 'SHIPPED', 'DELIVERED', 'CONFIRMED')
        THEN orders.points_used ELSE 0 END
