-- Each step of an order begins where the one before ended, the first one with nothing, and none is missing.
SELECT CONCAT('step ', h.step, ' of order ', o.order_number) AS entity, o.id AS id,
    COALESCE(b.to_status, 'nothing') AS expected, COALESCE(h.from_status, 'nothing') AS actual
FROM ordering.order_history h
JOIN ordering.orders o ON o.id = h.order_id
LEFT JOIN ordering.order_history b ON b.order_id = h.order_id AND b.step = h.step - 1
WHERE COALESCE(b.to_status, '') <> COALESCE(h.from_status, '') OR (b.step IS NULL AND h.step <> 1) OR h.step > o.steps
