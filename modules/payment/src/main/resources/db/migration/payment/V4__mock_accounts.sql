-- Virtual accounts at the mock provider. The row of the payment says how it stands; every deposit, and every one that the
-- bank takes back, is a row of its own.
ALTER TABLE mock_provider_transactions
    MODIFY kind VARCHAR(20) NOT NULL,
    ADD COLUMN account_number VARCHAR(20) NULL,
    ADD COLUMN due_at DATETIME(6) NULL,
    ADD CONSTRAINT mock_provider_kind CHECK (kind IN ('CAPTURE', 'REFUND', 'DEPOSIT', 'TAKEN_BACK')),
    ADD CONSTRAINT mock_provider_answer CHECK (answer IN ('APPROVED', 'DECLINED', 'VOID', 'WAITING', 'CLOSED'));

CREATE INDEX mock_provider_days ON mock_provider_transactions (answered_at);
