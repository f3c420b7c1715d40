-- A numbered piece of a coupon is with one member or lies free.
SELECT CONCAT('piece ', p.number, ' of coupon ', LOWER(CONCAT_WS('-', SUBSTR(HEX(p.coupon_id), 1, 8), SUBSTR(HEX(p.coupon_id), 9, 4), SUBSTR(HEX(p.coupon_id), 13, 4),
        SUBSTR(HEX(p.coupon_id), 17, 4), SUBSTR(HEX(p.coupon_id), 21)))) AS entity,
       1 AS expected,
       COUNT(*) AS actual
FROM (SELECT coupon_id, number FROM promotion.issued_coupon
      UNION ALL
      SELECT coupon_id, number FROM promotion.free_piece) p
GROUP BY p.coupon_id, p.number
HAVING COUNT(*) > 1
