-- Points that were charged were paid for, and points that were paid for were charged.
SELECT charge.charge_id AS id, 'points charge' AS entity,
    CASE charge.status WHEN 'DONE' THEN charge.amount ELSE 0 END AS expected, COALESCE(paid.amount, 0) AS actual
FROM promotion.v_points_charge charge
LEFT JOIN (SELECT order_id, SUM(captured_amount - refund_requested_amount) AS amount
           FROM payment.v_payment
           WHERE purpose = 'POINTS_CHARGE'
           GROUP BY order_id) paid ON paid.order_id = charge.charge_id
WHERE COALESCE(paid.amount, 0) <> CASE charge.status WHEN 'DONE' THEN charge.amount ELSE 0 END
UNION ALL
SELECT payments.payment_id, 'charged for nothing, payment', 0, payments.captured_amount - payments.refund_requested_amount
FROM payment.v_payment payments
LEFT JOIN promotion.v_points_charge charge ON charge.charge_id = payments.order_id
WHERE payments.purpose = 'POINTS_CHARGE' AND charge.charge_id IS NULL
    AND payments.captured_amount > payments.refund_requested_amount
