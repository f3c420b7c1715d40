-- What an order costs is its total less discounts and points, plus delivery.
SELECT CONCAT('order ', order_number) AS entity, id AS id,
    total_amount - discount_amount - points_used + shipping_fee AS expected, final_amount AS actual
FROM ordering.orders
WHERE final_amount <> total_amount - discount_amount - points_used + shipping_fee
