-- A bank may take back a deposit of which something was asked back: what hadn't gone back yet is withdrawn until the
-- deposit comes again, and what had is gone.
ALTER TABLE refunds
    DROP CONSTRAINT refunds_status,
    DROP CONSTRAINT refunds_open;

ALTER TABLE refunds
    ADD CONSTRAINT refunds_status CHECK (status IN ('REQUESTED', 'FAILED', 'DONE', 'WITHDRAWN')),
    ADD CONSTRAINT refunds_open CHECK ((status IN ('DONE', 'WITHDRAWN')) = (next_attempt_at IS NULL));

ALTER TABLE payments DROP CONSTRAINT payments_refunds_of_captures;

ALTER TABLE payments
    ADD CONSTRAINT payments_refunds_of_captures CHECK (refund_requested_amount = 0 OR captured_at IS NOT NULL
        OR (account_number IS NOT NULL AND refund_requested_amount = refunded_amount));
