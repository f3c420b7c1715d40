-- An order takes only the steps of the table in docs/process/order.md.
SELECT CONCAT('step ', h.step, ' of order ', o.order_number) AS entity, o.id AS id, 'a step of the table' AS expected,
    CONCAT(COALESCE(h.from_status, 'nothing'), ' > ', h.to_status) AS actual
FROM ordering.order_history h
JOIN ordering.orders o ON o.id = h.order_id
WHERE CONCAT(COALESCE(h.from_status, ''), '>', h.to_status) NOT IN
    ('>PENDING',
     'PENDING>PAID', 'PENDING>PAYMENT_FAILED', 'PENDING>CANCELLED',
     'PAYMENT_FAILED>PENDING', 'PAYMENT_FAILED>CANCELLED',
     'PAID>PREPARING', 'PAID>CANCELLED',
     'PREPARING>SHIPPED', 'PREPARING>CANCELLED',
     'SHIPPED>DELIVERED', 'DELIVERED>CONFIRMED')
