-- Where the provider, or a client, said something else than our own row. What was taken wrongly goes back from here.
CREATE TABLE payment_mismatches (
    id              BINARY(16)   NOT NULL,
    payment_id      BINARY(16)   NOT NULL,
    kind            VARCHAR(30)  NOT NULL,
    expected        VARCHAR(200) NOT NULL,
    actual          VARCHAR(200) NOT NULL,
    found_at        DATETIME(6)  NOT NULL,
    -- Only of money that has to go back.
    provider_key    VARCHAR(200) NULL,
    amount          BIGINT       NULL,
    status          VARCHAR(20)  NOT NULL,
    attempts        INT          NOT NULL,
    next_attempt_at DATETIME(6)  NULL,
    last_problem    VARCHAR(500) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY payment_mismatches_once (payment_id, kind, actual),
    KEY payment_mismatches_due (next_attempt_at),
    KEY payment_mismatches_found (status, found_at),
    CONSTRAINT payment_mismatches_payment FOREIGN KEY (payment_id) REFERENCES payments (id),
    CONSTRAINT payment_mismatches_status CHECK (status IN ('NOTED', 'TO_RETURN', 'RETURNED')),
    CONSTRAINT payment_mismatches_return
        CHECK (status = 'NOTED' OR (provider_key IS NOT NULL AND amount > 0)),
    CONSTRAINT payment_mismatches_waiting CHECK ((status = 'TO_RETURN') = (next_attempt_at IS NOT NULL))
) ENGINE = InnoDB;

-- A message is kept as it came, sealed: it may tell of people.
ALTER TABLE webhook_messages
    DROP CONSTRAINT webhook_messages_status,
    MODIFY payment_id BINARY(16) NULL,
    ADD COLUMN body MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN attempts INT NOT NULL DEFAULT 0,
    ADD COLUMN next_attempt_at DATETIME(6) NULL,
    ADD COLUMN handled_at DATETIME(6) NULL;

UPDATE webhook_messages SET next_attempt_at = received_at WHERE status = 'RECEIVED';
UPDATE webhook_messages SET handled_at = received_at WHERE status <> 'RECEIVED';

ALTER TABLE webhook_messages
    ADD KEY webhook_messages_due (next_attempt_at),
    ADD CONSTRAINT webhook_messages_status CHECK (status IN ('RECEIVED', 'HANDLED', 'IGNORED')),
    ADD CONSTRAINT webhook_messages_open CHECK ((status = 'RECEIVED') = (next_attempt_at IS NOT NULL)),
    ADD CONSTRAINT webhook_messages_done CHECK ((status = 'RECEIVED') = (handled_at IS NULL));

-- The mock answers with the key that it was given.
ALTER TABLE mock_provider_transactions ADD COLUMN provider_key VARCHAR(200) NULL;

-- What others may read of this context; for auditing only.
CREATE VIEW v_payment AS
SELECT id AS payment_id, order_id, purpose, status, amount,
       CASE WHEN captured_at IS NULL THEN 0 ELSE amount END AS captured_amount,
       refund_requested_amount, refunded_amount, captured_at, provider_key, started_at, changed_at
FROM payments;

CREATE VIEW v_refund AS
SELECT id AS refund_id, payment_id, amount, status, requested_at, done_at
FROM refunds;

CREATE VIEW v_mock_transaction AS
SELECT request_key, provider_key, of_key, COALESCE(of_key, request_key) AS payment_id, kind, amount, answer, answered_at
FROM mock_provider_transactions;
