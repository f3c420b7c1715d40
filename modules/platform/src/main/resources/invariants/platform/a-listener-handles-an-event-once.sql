-- No listener has handled the same event twice.
SELECT CONCAT('event ', LOWER(HEX(event_id)), ' at ', listener) AS entity, 1 AS expected, COUNT(*) AS actual
FROM platform.v_inbox
-- What is older was looked at before.
WHERE handled_at >= (SELECT MAX(handled_at) - INTERVAL 1 DAY FROM platform.v_inbox)
GROUP BY listener, event_id
HAVING COUNT(*) > 1
