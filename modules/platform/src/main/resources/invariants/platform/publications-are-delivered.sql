-- Every event has reached every listener.
-- settles
SELECT CONCAT('publication ', id, ' of ', SUBSTRING_INDEX(event_type, '.', -1), ' to ', listener) AS entity,
    'COMPLETED' AS expected, status AS actual
FROM platform.v_publication
WHERE published_at < :settled AND (status IS NULL OR status <> 'COMPLETED')
