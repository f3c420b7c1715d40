-- The ledger: each row moves an amount from one account to another, so the sum over all accounts is zero after every row.
-- Rows are added and never changed. A cause (the event that is booked) books one thing once.
CREATE TABLE ledger_postings (
    id             BINARY(16)  NOT NULL,
    kind           VARCHAR(20) NOT NULL,
    cause_id       BINARY(16)  NOT NULL,
    debit_account  VARCHAR(20) NOT NULL,
    credit_account VARCHAR(20) NOT NULL,
    amount         BIGINT      NOT NULL,
    subject_id     BINARY(16)  NOT NULL,
    payment_id     BINARY(16)  NULL,
    booked_at      DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY ledger_postings_once (cause_id, kind),
    KEY ledger_postings_subject (subject_id),
    KEY ledger_postings_payment (payment_id),
    KEY ledger_postings_time (booked_at, id),
    CONSTRAINT ledger_postings_amount CHECK (amount > 0),
    CONSTRAINT ledger_postings_accounts CHECK (debit_account <> credit_account
        AND debit_account IN ('BUYER', 'PROVIDER_RECEIVABLE', 'REVENUE', 'REFUNDS', 'POINTS_LIABILITY', 'POINTS_COST')
        AND credit_account IN ('BUYER', 'PROVIDER_RECEIVABLE', 'REVENUE', 'REFUNDS', 'POINTS_LIABILITY', 'POINTS_COST'))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Points that orders are paid with in part; booked once the order is paid.
CREATE TABLE ledger_order_points (
    order_id BINARY(16) NOT NULL,
    points   BIGINT     NOT NULL,
    booked   TINYINT(1) NOT NULL,
    PRIMARY KEY (order_id),
    CONSTRAINT ledger_order_points_amount CHECK (points >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE VIEW v_ledger_entry AS
SELECT id AS tx_id, debit_account AS account, amount, subject_id, payment_id, kind, booked_at AS at
FROM ledger_postings
UNION ALL
SELECT id, credit_account, -amount, subject_id, payment_id, kind, booked_at
FROM ledger_postings;
