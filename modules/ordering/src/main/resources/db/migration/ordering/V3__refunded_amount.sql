-- What went back of an order's payment: earns no points, and never shrinks.
ALTER TABLE orders
    ADD COLUMN refunded_amount BIGINT NOT NULL DEFAULT 0 AFTER payment_id;

ALTER TABLE orders
    ADD CONSTRAINT orders_refunded CHECK (refunded_amount >= 0 AND refunded_amount <= final_amount
        AND (refunded_amount = 0 OR payment_id IS NOT NULL));
