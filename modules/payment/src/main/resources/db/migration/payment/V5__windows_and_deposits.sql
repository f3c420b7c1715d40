-- Points that are bought are paid for like orders; the id is then the charge's.
ALTER TABLE payable_orders
    ADD COLUMN purpose VARCHAR(20) NOT NULL DEFAULT 'ORDER',
    ADD CONSTRAINT payable_orders_purpose CHECK (purpose IN ('ORDER', 'POINTS_CHARGE'));

ALTER TABLE payments
    DROP CONSTRAINT payments_status,
    DROP CONSTRAINT payments_captured,
    DROP CONSTRAINT payments_open,
    ADD COLUMN purpose VARCHAR(20) NOT NULL DEFAULT 'ORDER',
    -- What the provider's window needs, as long as the buyer may be in it.
    ADD COLUMN checkout TEXT NULL,
    ADD COLUMN account_bank VARCHAR(40) NULL,
    ADD COLUMN account_number VARCHAR(30) NULL,
    ADD COLUMN account_holder VARCHAR(60) NULL,
    ADD COLUMN account_due_at DATETIME(6) NULL,
    ADD COLUMN refund_account VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- How often the provider was asked; the answer to an older question than the last one proves nothing.
    ADD COLUMN questions BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN changed_at DATETIME(6) NULL;

UPDATE payments SET changed_at = COALESCE(captured_at, started_at);

ALTER TABLE payments
    MODIFY changed_at DATETIME(6) NOT NULL,
    DROP INDEX payments_one_attempt_per_order;

ALTER TABLE payments DROP COLUMN active_order_id;

ALTER TABLE payments
    ADD COLUMN active_order_id BINARY(16)
        GENERATED ALWAYS AS (CASE WHEN status IN ('FAILED', 'EXPIRED') THEN NULL ELSE order_id END) STORED,
    ADD UNIQUE KEY payments_one_attempt_per_order (active_order_id),
    ADD KEY payments_changed (changed_at),
    ADD CONSTRAINT payments_purpose CHECK (purpose IN ('ORDER', 'POINTS_CHARGE')),
    ADD CONSTRAINT payments_status CHECK (status IN ('PENDING', 'UNKNOWN', 'WAITING_FOR_DEPOSIT', 'SUCCESS', 'FAILED',
        'EXPIRED', 'PARTIALLY_REFUNDED', 'REFUNDED')),
    ADD CONSTRAINT payments_captured
        CHECK ((status IN ('SUCCESS', 'PARTIALLY_REFUNDED', 'REFUNDED')) = (captured_at IS NOT NULL)),
    -- Whatever may still take money is always waiting for somebody to ask.
    ADD CONSTRAINT payments_open
        CHECK ((status IN ('PENDING', 'UNKNOWN', 'WAITING_FOR_DEPOSIT')) = (next_check_at IS NOT NULL)),
    ADD CONSTRAINT payments_window CHECK (checkout IS NULL OR status = 'PENDING'),
    ADD CONSTRAINT payments_account CHECK (status <> 'WAITING_FOR_DEPOSIT'
        OR (account_number IS NOT NULL AND account_due_at IS NOT NULL AND provider_key IS NOT NULL));

ALTER TABLE refunds MODIFY cause VARCHAR(30) NOT NULL;
ALTER TABLE refunds ADD KEY refunds_status (status, requested_at);
