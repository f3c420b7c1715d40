-- When a buyer chose to pay in another way: from then on the account is due. Its own date stays, for a deposit that was faster
-- and that the bank takes back.
ALTER TABLE payments
    ADD COLUMN account_left_at DATETIME(6) NULL AFTER account_due_at,
    ADD CONSTRAINT payments_account_left CHECK (account_left_at IS NULL OR account_number IS NOT NULL);
