-- An order is in the state that its last step led to.
SELECT CONCAT('order ', o.order_number) AS entity, o.id AS id, COALESCE(h.to_status, 'no such step') AS expected,
    o.status AS actual
FROM ordering.orders o
LEFT JOIN ordering.order_history h ON h.order_id = o.id AND h.step = o.steps
WHERE h.to_status IS NULL OR h.to_status <> o.status
