-- A shipment that is to be sent, or was, belongs to an order that is paid.
-- settles
SELECT shipment.shipment_id AS id, 'shipment' AS entity, 'a paid order' AS expected,
    COALESCE(orders.status, 'no order') AS actual
FROM delivery.v_shipment shipment
LEFT JOIN ordering.v_order orders ON orders.order_id = shipment.order_id
WHERE shipment.status <> 'CANCELLED'
    AND (orders.status IS NULL
        OR orders.status IN ('PENDING', 'PAYMENT_FAILED', 'CANCELLED') AND orders.changed_at < :settled)
