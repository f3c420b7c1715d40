-- What cancellations in part gave back of an order is the sum of theirs.
SELECT CONCAT('order ', o.order_number) AS entity, o.id AS id,
    COALESCE(SUM(c.refund_amount + c.already_refunded), 0) AS expected, o.cancelled_refunds AS actual
FROM ordering.orders o
LEFT JOIN ordering.order_cancellations c ON c.order_id = o.id
GROUP BY o.id, o.order_number, o.cancelled_refunds
HAVING expected <> actual
