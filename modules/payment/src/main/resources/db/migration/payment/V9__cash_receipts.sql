-- Receipts for money that is on no card statement, as the tax office wants them: one for each payment whose buyer asked.
CREATE TABLE cash_receipts (
    payment_id    BINARY(16)   NOT NULL,
    receipt_use   VARCHAR(30)  NOT NULL,
    -- Whose it is; sealed.
    number        VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    stated_amount BIGINT       NOT NULL,
    -- What it will state when the errand that is under way is done; stored before anybody is asked.
    asked_amount  BIGINT       NULL,
    round         INT          NOT NULL,
    provider_key  VARCHAR(200) NULL,
    url           VARCHAR(500) NULL,
    failures      INT          NOT NULL,
    next_try_at   DATETIME(6)  NULL,
    last_problem  VARCHAR(500) NULL,
    PRIMARY KEY (payment_id),
    KEY cash_receipts_due (next_try_at),
    CONSTRAINT cash_receipts_payment FOREIGN KEY (payment_id) REFERENCES payments (id),
    CONSTRAINT cash_receipts_use CHECK (receipt_use IN ('INCOME_DEDUCTION', 'PROOF_OF_EXPENDITURE')),
    CONSTRAINT cash_receipts_amounts CHECK (stated_amount >= 0 AND (asked_amount IS NULL OR asked_amount >= 0)),
    CONSTRAINT cash_receipts_issued CHECK (stated_amount = 0 OR provider_key IS NOT NULL),
    -- An errand without an outcome is always waiting for somebody to go on with it.
    CONSTRAINT cash_receipts_open CHECK (asked_amount IS NULL OR next_try_at IS NOT NULL)
) ENGINE = InnoDB;
