-- What was taken out of the stock for an order line is what its reservation bought and did not give back.
SELECT line_id AS id, 'order line' AS entity, bought AS expected, sold AS actual
FROM (SELECT claim.order_line_id AS line_id,
             CASE claim.state WHEN 'CONSUMED' THEN claim.quantity - claim.given_back ELSE 0 END AS bought,
             -- Line by line, by its index: a join with all sums would have to hold them all.
             COALESCE((SELECT -SUM(moves.delta)
                       FROM catalog.stock_movements moves
                       WHERE moves.order_line_id = claim.order_line_id AND moves.type IN ('SALE', 'CANCELLATION')), 0) AS sold
      FROM catalog.stock_reservations claim) claims
WHERE bought <> sold
UNION ALL
SELECT moves.order_line_id, 'sold without a reservation, order line', 0, -moves.delta
FROM catalog.stock_movements moves
LEFT JOIN catalog.stock_reservations claim ON claim.order_line_id = moves.order_line_id
WHERE moves.type IN ('SALE', 'CANCELLATION') AND claim.order_line_id IS NULL
