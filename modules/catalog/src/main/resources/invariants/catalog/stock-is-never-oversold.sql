-- Of a variant there are no fewer units than none, and orders have no claim on more than there are.
SELECT variant_id AS id, 'variant' AS entity, GREATEST(on_hand, 0) AS expected, reserved AS actual
FROM catalog.stock
WHERE on_hand < 0 OR reserved < 0 OR reserved > on_hand
