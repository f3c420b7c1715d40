-- No more points come back from an order than it took.
SELECT CONCAT('order ', LOWER(CONCAT_WS('-', SUBSTR(HEX(order_id), 1, 8), SUBSTR(HEX(order_id), 9, 4), SUBSTR(HEX(order_id), 13, 4),
        SUBSTR(HEX(order_id), 17, 4), SUBSTR(HEX(order_id), 21)))) AS entity,
       -COALESCE(SUM(CASE WHEN kind = 'SPEND' THEN amount END), 0) AS expected,
       COALESCE(SUM(CASE WHEN kind = 'RETURN' THEN amount END), 0) AS actual
FROM promotion.points_entry
WHERE kind IN ('SPEND', 'RETURN')
GROUP BY order_id
HAVING SUM(amount) > 0
