-- A campaign has given no more pieces than are out.
SELECT CONCAT('campaign ', LOWER(CONCAT_WS('-', SUBSTR(HEX(k.id), 1, 8), SUBSTR(HEX(k.id), 9, 4), SUBSTR(HEX(k.id), 13, 4),
        SUBSTR(HEX(k.id), 17, 4), SUBSTR(HEX(k.id), 21)))) AS entity,
       COUNT(i.id) AS expected,
       k.issued AS actual
FROM promotion.coupon_campaign k
LEFT JOIN promotion.issued_coupon i ON i.coupon_id = k.coupon_id
GROUP BY k.id, k.issued
HAVING k.issued > COUNT(i.id)
