-- Nobody has fewer than no points, and no lot has less than nothing or more than came in.
SELECT CONCAT('points of member ', LOWER(CONCAT_WS('-', SUBSTR(HEX(member_id), 1, 8), SUBSTR(HEX(member_id), 9, 4), SUBSTR(HEX(member_id), 13, 4),
        SUBSTR(HEX(member_id), 17, 4), SUBSTR(HEX(member_id), 21)))) AS entity, 0 AS expected, balance AS actual
FROM promotion.points_account
WHERE balance < 0
UNION ALL
SELECT CONCAT('points lot ', LOWER(CONCAT_WS('-', SUBSTR(HEX(id), 1, 8), SUBSTR(HEX(id), 9, 4), SUBSTR(HEX(id), 13, 4),
        SUBSTR(HEX(id), 17, 4), SUBSTR(HEX(id), 21)))), amount, remaining
FROM promotion.points_lot
WHERE remaining < 0 OR remaining > amount
