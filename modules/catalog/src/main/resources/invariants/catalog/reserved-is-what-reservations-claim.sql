-- What is reserved of a variant is what the reservations that wait for payment claim of it.
SELECT stock.variant_id AS id, 'variant' AS entity, COALESCE(claimed.units, 0) AS expected, stock.reserved AS actual
FROM catalog.stock
LEFT JOIN (SELECT variant_id, SUM(quantity - given_back) AS units
           FROM catalog.stock_reservations
           WHERE state = 'RESERVED'
           GROUP BY variant_id) claimed ON claimed.variant_id = stock.variant_id
WHERE stock.reserved <> COALESCE(claimed.units, 0)
