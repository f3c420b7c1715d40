-- The pieces of a coupon that were laid out are with members or lie free.
SELECT CONCAT('coupon ', LOWER(CONCAT_WS('-', SUBSTR(HEX(c.id), 1, 8), SUBSTR(HEX(c.id), 9, 4), SUBSTR(HEX(c.id), 13, 4),
        SUBSTR(HEX(c.id), 17, 4), SUBSTR(HEX(c.id), 21)))) AS entity,
       c.laid_out AS expected,
       COALESCE(i.pieces, 0) + COALESCE(f.pieces, 0) AS actual
FROM promotion.coupon c
LEFT JOIN (SELECT coupon_id, COUNT(*) AS pieces FROM promotion.issued_coupon GROUP BY coupon_id) i ON i.coupon_id = c.id
LEFT JOIN (SELECT coupon_id, COUNT(*) AS pieces FROM promotion.free_piece GROUP BY coupon_id) f ON f.coupon_id = c.id
WHERE c.laid_out <> COALESCE(i.pieces, 0) + COALESCE(f.pieces, 0)
