-- No points are on the books two days after they expired.
-- settles
SELECT 'points lot' AS entity, id AS id, 0 AS expected, remaining AS actual
FROM promotion.points_lot
WHERE due_at < TIMESTAMPADD(DAY, -2, :settled)
