-- What a reservation took out of the stock is what it bought and did not give back.
SELECT claim.order_line_id AS id, 'order line' AS entity,
    CASE claim.state WHEN 'CONSUMED' THEN claim.quantity - claim.given_back ELSE 0 END AS expected,
    COALESCE(moved.sold, 0) AS actual
FROM catalog.stock_reservations claim
LEFT JOIN (SELECT order_line_id, -SUM(delta) AS sold
           FROM catalog.stock_movements
           WHERE type IN ('SALE', 'CANCELLATION')
           GROUP BY order_line_id) moved ON moved.order_line_id = claim.order_line_id
WHERE COALESCE(moved.sold, 0) <> CASE claim.state WHEN 'CONSUMED' THEN claim.quantity - claim.given_back ELSE 0 END
UNION ALL
SELECT moves.order_line_id, 'sold without a reservation, order line', 0, -SUM(moves.delta)
FROM catalog.stock_movements moves
LEFT JOIN catalog.stock_reservations claim ON claim.order_line_id = moves.order_line_id
WHERE moves.type IN ('SALE', 'CANCELLATION') AND claim.order_line_id IS NULL
GROUP BY moves.order_line_id
