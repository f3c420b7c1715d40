-- A line of a cart waits with an order of the cart's owner, and with as many units as that order was placed for.
SELECT CONCAT('line in the cart of the buyer of order ', COALESCE(o.order_number, 'that is none')) AS entity,
    l.order_id AS id, CASE WHEN o.buyer_id = l.member_id THEN COALESCE(ol.quantity, 0) ELSE 0 END AS expected,
    l.ordered AS actual
FROM ordering.cart_lines l
LEFT JOIN ordering.orders o ON o.id = l.order_id
LEFT JOIN ordering.order_lines ol ON ol.order_id = l.order_id AND ol.variant_id = l.variant_id
WHERE l.order_id IS NOT NULL
    AND (o.id IS NULL OR o.buyer_id <> l.member_id OR COALESCE(ol.quantity, 0) <> l.ordered)
