-- The units sold of a variant are its sales less their cancellations.
SELECT stock.variant_id AS id, 'variant' AS entity, COALESCE(moved.sold, 0) AS expected, stock.units_sold AS actual
FROM catalog.stock
LEFT JOIN (SELECT variant_id, -SUM(delta) AS sold
           FROM catalog.stock_movements
           WHERE type IN ('SALE', 'CANCELLATION')
           GROUP BY variant_id) moved ON moved.variant_id = stock.variant_id
WHERE stock.units_sold <> COALESCE(moved.sold, 0)
