-- A member's points are the sum of the ledger.
SELECT CONCAT('points of member ', LOWER(CONCAT_WS('-', SUBSTR(HEX(a.member_id), 1, 8), SUBSTR(HEX(a.member_id), 9, 4), SUBSTR(HEX(a.member_id), 13, 4),
        SUBSTR(HEX(a.member_id), 17, 4), SUBSTR(HEX(a.member_id), 21)))) AS entity,
       COALESCE(SUM(e.amount), 0) AS expected,
       a.balance AS actual
FROM promotion.points_account a
LEFT JOIN promotion.points_entry e ON e.member_id = a.member_id
GROUP BY a.member_id, a.balance
HAVING a.balance <> COALESCE(SUM(e.amount), 0)
