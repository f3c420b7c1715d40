-- A shipment that left is where one of its steps took it, and one that arrived has arrived.
SELECT shipment.id, 'shipment' AS entity, 'a step to it' AS expected, shipment.status AS actual
FROM delivery.shipment
WHERE shipment.status NOT IN ('READY', 'CANCELLED')
    AND NOT EXISTS (SELECT 1 FROM delivery.shipment_step step
                    WHERE step.shipment_id = shipment.id AND step.status = shipment.status)
UNION ALL
SELECT shipment.id, 'shipment', 'no step', shipment.status
FROM delivery.shipment
WHERE shipment.status IN ('READY', 'CANCELLED')
    AND EXISTS (SELECT 1 FROM delivery.shipment_step step WHERE step.shipment_id = shipment.id)
UNION ALL
SELECT shipment.id, 'shipment', 'DELIVERED', shipment.status
FROM delivery.shipment
WHERE shipment.status NOT IN ('READY', 'CANCELLED', 'DELIVERED')
    AND EXISTS (SELECT 1 FROM delivery.shipment_step step
                WHERE step.shipment_id = shipment.id AND step.status = 'DELIVERED')
