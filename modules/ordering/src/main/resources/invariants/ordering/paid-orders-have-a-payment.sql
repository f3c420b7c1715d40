-- An order that is paid or further, or is held, has a payment.
SELECT CONCAT('order ', order_number) AS entity, id AS id, 'a payment' AS expected, 'none' AS actual
FROM ordering.orders
WHERE payment_id IS NULL
    AND (status NOT IN ('PENDING', 'PAYMENT_FAILED', 'CANCELLED') OR hold_reason IS NOT NULL)
