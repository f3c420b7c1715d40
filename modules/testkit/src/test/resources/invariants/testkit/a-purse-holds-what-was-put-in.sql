-- A purse holds what was put in.
SELECT CONCAT('purse ', id) AS entity, put_in AS expected, held AS actual
FROM platform.test_purse WHERE held <> put_in ORDER BY id
