-- No shipment of a cancelled order waits to be sent.
SELECT shipment.id, 'shipment' AS entity, 'CANCELLED' AS expected, shipment.status AS actual
FROM delivery.shipment
JOIN delivery.fulfilment ON fulfilment.order_id = shipment.order_id
WHERE fulfilment.cancelled_at IS NOT NULL AND shipment.status = 'READY'
