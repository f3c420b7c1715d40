-- What an order holds of points is what it took from their lots and has not returned to them.
SELECT CONCAT('order ', LOWER(CONCAT_WS('-', SUBSTR(HEX(entries.order_id), 1, 8), SUBSTR(HEX(entries.order_id), 9, 4), SUBSTR(HEX(entries.order_id), 13, 4),
        SUBSTR(HEX(entries.order_id), 17, 4), SUBSTR(HEX(entries.order_id), 21)))) AS entity,
       entries.held AS expected,
       COALESCE(shares.held, 0) AS actual
FROM (SELECT order_id, -SUM(amount) AS held
      FROM promotion.points_entry
      WHERE kind IN ('SPEND', 'RETURN')
      GROUP BY order_id) entries
LEFT JOIN (SELECT order_id, SUM(amount - returned) AS held
           FROM promotion.points_share
           GROUP BY order_id) shares ON shares.order_id = entries.order_id
WHERE entries.held <> COALESCE(shares.held, 0)
