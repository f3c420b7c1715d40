-- A discount is the sum of its shares.
SELECT CONCAT(d.source, ' of order ', o.order_number) AS entity, d.source_id AS id,
    COALESCE(SUM(s.amount), 0) AS expected, d.amount AS actual
FROM ordering.order_discounts d
JOIN ordering.orders o ON o.id = d.order_id
LEFT JOIN ordering.order_discount_shares s ON s.order_id = d.order_id AND s.position = d.position
GROUP BY d.order_id, d.position, d.source, d.source_id, d.amount, o.order_number
HAVING expected <> actual
