-- A paid order whose deposit the bank took back waits until the deadline; one that has gone out shows it only.
ALTER TABLE orders
    ADD COLUMN hold_reason VARCHAR(40) NULL AFTER direct_refunds,
    ADD COLUMN held_until DATETIME(6) NULL AFTER hold_reason,
    ADD KEY orders_held (held_until),
    ADD CONSTRAINT orders_hold CHECK ((hold_reason IS NULL) = (held_until IS NULL)
        AND (hold_reason IS NULL OR payment_id IS NOT NULL));

-- For whoever checks the whole shop.
CREATE VIEW v_order AS
SELECT id AS order_id, order_number, buyer_id, status, total_amount, discount_amount, points_used, shipping_fee,
       final_amount, payment_id, refunded_amount, cancelled_refunds, direct_refunds,
       CASE WHEN hold_reason IS NULL THEN 0 ELSE 1 END AS on_hold, expires_at, changed_at
FROM orders;

CREATE VIEW v_order_line AS
SELECT order_id, id AS line_id, variant_id, unit_price, quantity, cancelled_quantity, line_amount, discount, points
FROM order_lines;

CREATE VIEW v_order_history AS
SELECT order_id, step, from_status, to_status, changed_at FROM order_history;

CREATE VIEW v_order_discount AS
SELECT order_id, source, source_id, amount FROM order_discounts;

-- A refund of a cancellation includes what had been refunded directly before.
CREATE VIEW v_order_cancellation AS
SELECT id AS cancellation_id, order_id, refund_amount + already_refunded AS refund_amount, points_back,
       cancelled_at AS at
FROM order_cancellations;
