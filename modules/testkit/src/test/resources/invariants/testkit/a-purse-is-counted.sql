-- A purse is counted
-- soon after it was opened.
-- settles
SELECT CONCAT('purse ', id) AS entity, 'counted' AS expected, 'not counted' AS actual
FROM platform.test_purse WHERE counted = 0 AND opened_at < :settled
