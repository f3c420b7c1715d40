-- What this context knows of orders; kept within ordering's own transactions.
CREATE TABLE payable_orders (
    order_id     BINARY(16)  NOT NULL,
    order_number VARCHAR(40) NOT NULL,
    buyer_id     BINARY(16)  NOT NULL,
    amount       BIGINT      NOT NULL,
    order_status VARCHAR(20) NOT NULL,
    PRIMARY KEY (order_id),
    CONSTRAINT payable_orders_amount CHECK (amount >= 0)
) ENGINE = InnoDB;

CREATE TABLE payments (
    id                      BINARY(16)   NOT NULL,
    order_id                BINARY(16)   NOT NULL,
    buyer_id                BINARY(16)   NOT NULL,
    amount                  BIGINT       NOT NULL,
    method                  VARCHAR(20)  NOT NULL,
    request_key             VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
    status                  VARCHAR(20)  NOT NULL,
    failure_code            VARCHAR(100) NULL,
    failure_message         VARCHAR(500) NULL,
    provider_key            VARCHAR(200) NULL,
    receipt_url             VARCHAR(500) NULL,
    started_at              DATETIME(6)  NOT NULL,
    captured_at             DATETIME(6)  NULL,
    next_check_at           DATETIME(6)  NULL,
    checks                  INT          NOT NULL,
    refund_requested_amount BIGINT       NOT NULL,
    refunded_amount         BIGINT       NOT NULL,
    version                 BIGINT       NOT NULL,
    -- One attempt stands for an order at a time, and one capture ever: generated, so that no code can forget them.
    active_order_id         BINARY(16) GENERATED ALWAYS AS (CASE WHEN status = 'FAILED' THEN NULL ELSE order_id END) STORED,
    captured_order_id       BINARY(16) GENERATED ALWAYS AS (CASE WHEN captured_at IS NULL THEN NULL ELSE order_id END) STORED,
    PRIMARY KEY (id),
    UNIQUE KEY payments_one_attempt_per_order (active_order_id),
    UNIQUE KEY payments_one_capture_per_order (captured_order_id),
    KEY payments_order (order_id),
    KEY payments_buyer (buyer_id, started_at),
    KEY payments_due (next_check_at),
    CONSTRAINT payments_amount CHECK (amount >= 0),
    CONSTRAINT payments_status
        CHECK (status IN ('PENDING', 'UNKNOWN', 'SUCCESS', 'FAILED', 'PARTIALLY_REFUNDED', 'REFUNDED')),
    CONSTRAINT payments_failure CHECK ((status = 'FAILED') = (failure_code IS NOT NULL)),
    CONSTRAINT payments_captured
        CHECK ((status IN ('SUCCESS', 'PARTIALLY_REFUNDED', 'REFUNDED')) = (captured_at IS NOT NULL)),
    -- An attempt without an outcome is always waiting for somebody to ask.
    CONSTRAINT payments_open CHECK ((status IN ('PENDING', 'UNKNOWN')) = (next_check_at IS NOT NULL)),
    -- Never back more than was taken.
    CONSTRAINT payments_refunds CHECK (0 <= refunded_amount
        AND refunded_amount <= refund_requested_amount
        AND refund_requested_amount <= amount),
    CONSTRAINT payments_refunds_of_captures CHECK (refund_requested_amount = 0 OR captured_at IS NOT NULL)
) ENGINE = InnoDB;

CREATE TABLE refunds (
    id              BINARY(16)   NOT NULL,
    payment_id      BINARY(16)   NOT NULL,
    amount          BIGINT       NOT NULL,
    cause           VARCHAR(20)  NOT NULL,
    reason          VARCHAR(500) NOT NULL,
    requested_by    BINARY(16)   NOT NULL,
    request_key     VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
    requested_at    DATETIME(6)  NOT NULL,
    status          VARCHAR(20)  NOT NULL,
    attempts        INT          NOT NULL,
    next_attempt_at DATETIME(6)  NULL,
    last_problem    VARCHAR(500) NULL,
    done_at         DATETIME(6)  NULL,
    PRIMARY KEY (id),
    UNIQUE KEY refunds_request (payment_id, request_key),
    KEY refunds_due (next_attempt_at),
    CONSTRAINT refunds_payment FOREIGN KEY (payment_id) REFERENCES payments (id),
    CONSTRAINT refunds_amount CHECK (amount > 0),
    CONSTRAINT refunds_status CHECK (status IN ('REQUESTED', 'FAILED', 'DONE')),
    CONSTRAINT refunds_open CHECK ((status = 'DONE') = (next_attempt_at IS NULL)),
    CONSTRAINT refunds_done CHECK ((status = 'DONE') = (done_at IS NOT NULL))
) ENGINE = InnoDB;
