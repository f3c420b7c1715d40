-- A coupon is used exactly as long as an order of its member that is not cancelled has a discount by it.
SELECT issued.issued_id AS id, 'issued coupon' AS entity, 'unused' AS expected,
    CASE WHEN orders.order_id IS NULL THEN 'used for no order'
        WHEN orders.status = 'CANCELLED' THEN 'used for a cancelled order'
        WHEN orders.buyer_id <> issued.member_id THEN 'used by somebody else'
        ELSE 'used without a discount' END AS actual
FROM promotion.v_issued_coupon issued
LEFT JOIN ordering.v_order orders ON orders.order_id = issued.order_id
LEFT JOIN ordering.v_order_discount discount
    ON discount.order_id = issued.order_id AND (discount.source_id = issued.issued_id OR discount.source = 'EARLIER')
WHERE issued.order_id IS NOT NULL
    AND (orders.order_id IS NULL OR orders.status = 'CANCELLED' OR orders.buyer_id <> issued.member_id
        OR discount.order_id IS NULL)
UNION ALL
SELECT discount.source_id, 'issued coupon', 'used', 'unused'
FROM ordering.v_order_discount discount
JOIN ordering.v_order orders ON orders.order_id = discount.order_id
LEFT JOIN promotion.v_issued_coupon issued
    ON issued.issued_id = discount.source_id AND issued.order_id = discount.order_id
WHERE discount.source = 'COUPON' AND discount.amount > 0 AND orders.status <> 'CANCELLED' AND issued.issued_id IS NULL
