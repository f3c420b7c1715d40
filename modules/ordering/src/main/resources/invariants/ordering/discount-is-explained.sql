-- An order's discount is the sum of the discounts that are named.
SELECT CONCAT('order ', o.order_number) AS entity, o.id AS id, COALESCE(SUM(d.amount), 0) AS expected,
    o.discount_amount AS actual
FROM ordering.orders o
LEFT JOIN ordering.order_discounts d ON d.order_id = o.id
GROUP BY o.id, o.order_number, o.discount_amount
HAVING expected <> actual
