-- Nobody has or had more pieces of a coupon than one member may have.
SELECT CONCAT('member ', LOWER(CONCAT_WS('-', SUBSTR(HEX(i.member_id), 1, 8), SUBSTR(HEX(i.member_id), 9, 4), SUBSTR(HEX(i.member_id), 13, 4),
        SUBSTR(HEX(i.member_id), 17, 4), SUBSTR(HEX(i.member_id), 21))), ' and coupon ', LOWER(CONCAT_WS('-', SUBSTR(HEX(i.coupon_id), 1, 8), SUBSTR(HEX(i.coupon_id), 9, 4), SUBSTR(HEX(i.coupon_id), 13, 4),
        SUBSTR(HEX(i.coupon_id), 17, 4), SUBSTR(HEX(i.coupon_id), 21)))) AS entity,
       c.per_member AS expected,
       COUNT(*) AS actual
FROM promotion.issued_coupon i
JOIN promotion.coupon c ON c.id = i.coupon_id
GROUP BY i.coupon_id, i.member_id, c.per_member
HAVING COUNT(*) > c.per_member
