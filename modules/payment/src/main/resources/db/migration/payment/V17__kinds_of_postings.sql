-- What is booked says between which accounts: kind, debit, credit. That includes that they are two.
ALTER TABLE ledger_postings DROP CONSTRAINT ledger_postings_accounts;

ALTER TABLE ledger_postings ADD CONSTRAINT ledger_postings_kind CHECK (
    CONCAT(kind, ' ', debit_account, ' ', credit_account) IN (
        'SALE BUYER REVENUE',
        'SALE_REVERSED REVENUE BUYER',
        'POINTS_SOLD BUYER POINTS_LIABILITY',
        'POINTS_SALE_REVERSED POINTS_LIABILITY BUYER',
        'COLLECTION PROVIDER_RECEIVABLE BUYER',
        'COLLECTION_REVERSED BUYER PROVIDER_RECEIVABLE',
        'REFUND REFUNDS BUYER',
        'REFUND POINTS_LIABILITY BUYER',
        'REFUND_WITHDRAWN BUYER REFUNDS',
        'REFUND_WITHDRAWN BUYER POINTS_LIABILITY',
        'PAYOUT BUYER PROVIDER_RECEIVABLE',
        'POINTS_SPENT POINTS_LIABILITY REVENUE',
        'POINTS_RETURNED REFUNDS POINTS_LIABILITY',
        'POINTS_EARNED POINTS_COST POINTS_LIABILITY',
        'POINTS_GRANTED POINTS_COST POINTS_LIABILITY',
        'POINTS_EXPIRED POINTS_LIABILITY POINTS_COST'));

CREATE VIEW v_ledger_posting AS
SELECT id AS posting_id, kind, debit_account, credit_account, amount, subject_id, payment_id, booked_at
FROM ledger_postings;
