-- A piece that is used says for which order and since when, and was used after its issue and before its expiry.
SELECT CONCAT('issued coupon ', LOWER(CONCAT_WS('-', SUBSTR(HEX(id), 1, 8), SUBSTR(HEX(id), 9, 4), SUBSTR(HEX(id), 13, 4),
        SUBSTR(HEX(id), 17, 4), SUBSTR(HEX(id), 21)))) AS entity,
       CONCAT(issued_at, ' to ', expires_at) AS expected,
       CONCAT('order ', COALESCE(HEX(order_id), 'none'), ' at ', COALESCE(used_at, 'no time')) AS actual
FROM promotion.issued_coupon
WHERE (order_id IS NULL) <> (used_at IS NULL)
   OR used_at < issued_at
   OR used_at >= expires_at
