-- No more pieces of a coupon are out than there are to be.
SELECT CONCAT('coupon ', LOWER(CONCAT_WS('-', SUBSTR(HEX(c.id), 1, 8), SUBSTR(HEX(c.id), 9, 4), SUBSTR(HEX(c.id), 13, 4),
        SUBSTR(HEX(c.id), 17, 4), SUBSTR(HEX(c.id), 21)))) AS entity,
       c.quantity AS expected,
       COUNT(*) AS actual
FROM promotion.coupon c
JOIN promotion.issued_coupon i ON i.coupon_id = c.id
WHERE c.quantity IS NOT NULL
GROUP BY c.id, c.quantity
HAVING COUNT(*) > c.quantity
