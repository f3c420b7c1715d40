-- What was taken off a line is the sum of the discounts' shares of it.
SELECT CONCAT('line of order ', o.order_number) AS entity, l.id AS id, COALESCE(SUM(s.amount), 0) AS expected,
    l.discount AS actual
FROM ordering.order_lines l
JOIN ordering.orders o ON o.id = l.order_id
LEFT JOIN ordering.order_discount_shares s ON s.line_id = l.id
GROUP BY l.id, l.discount, o.order_number
HAVING expected <> actual
