-- What is on hand of a variant is the sum of its movements.
SELECT stock.variant_id AS id, 'variant' AS entity, COALESCE(moved.units, 0) AS expected, stock.on_hand AS actual
FROM catalog.stock
LEFT JOIN (SELECT variant_id, SUM(delta) AS units FROM catalog.stock_movements GROUP BY variant_id) moved
    ON moved.variant_id = stock.variant_id
WHERE stock.on_hand <> COALESCE(moved.units, 0)
UNION ALL
SELECT DISTINCT moves.variant_id, 'movements without a stock, of variant', 0, 1
FROM catalog.stock_movements moves
LEFT JOIN catalog.stock ON stock.variant_id = moves.variant_id
WHERE stock.variant_id IS NULL
