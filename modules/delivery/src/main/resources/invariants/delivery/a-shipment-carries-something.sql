-- A shipment that is to be sent, or was, carries something.
SELECT shipment.id, 'shipment' AS entity, 'at least one line' AS expected, 'none' AS actual
FROM delivery.shipment
WHERE shipment.status <> 'CANCELLED'
    AND NOT EXISTS (SELECT 1 FROM delivery.shipment_line line WHERE line.shipment_id = shipment.id)
