-- What brought an entry about: the order, the part of it that was cancelled, or the charge. It brings about one entry of
-- a kind, whoever tells of it and how often.
ALTER TABLE points_entry
    ADD COLUMN cause BINARY(16) NULL AFTER order_id,
    ADD COLUMN expires_at DATETIME(6) NULL AFTER cause;

UPDATE points_entry SET cause = order_id WHERE order_id IS NOT NULL;

ALTER TABLE points_entry
    DROP CONSTRAINT ck_points_entry_kind,
    DROP INDEX uq_points_entry_order,
    ADD CONSTRAINT ck_points_entry_kind CHECK (kind IN
        ('CHARGE', 'CHARGE_REFUND', 'EARN', 'SPEND', 'RETURN', 'EXPIRE', 'ADJUST')),
    ADD CONSTRAINT ck_points_entry_cause CHECK ((kind IN ('EXPIRE', 'ADJUST')) = (cause IS NULL)),
    ADD CONSTRAINT ck_points_entry_order CHECK ((kind IN ('EARN', 'SPEND', 'RETURN')) = (order_id IS NOT NULL)),
    ADD CONSTRAINT ck_points_entry_sign CHECK
        (kind = 'ADJUST' OR (kind IN ('CHARGE_REFUND', 'SPEND', 'EXPIRE')) = (amount < 0)),
    ADD CONSTRAINT uq_points_entry_cause UNIQUE (kind, cause),
    ADD KEY ix_points_entry_order (order_id, kind);

-- What of an order's points has come back, lot by lot.
ALTER TABLE points_share
    ADD COLUMN returned BIGINT NOT NULL DEFAULT 0 AFTER amount;

UPDATE points_share SET returned = amount
WHERE order_id IN (SELECT order_id FROM points_entry WHERE kind = 'RETURN');

ALTER TABLE points_share
    ADD CONSTRAINT ck_points_share_returned CHECK (returned >= 0 AND returned <= amount);

-- Points that a member buys. Their lot bears the charge's id.
CREATE TABLE points_charge (
    id             BINARY(16)   NOT NULL,
    member_id      BINARY(16)   NOT NULL,
    amount         BIGINT       NOT NULL,
    method         VARCHAR(20)  NOT NULL,
    status         VARCHAR(20)  NOT NULL,
    failure_reason VARCHAR(500) NULL,
    requested_at   DATETIME(6)  NOT NULL,
    changed_at     DATETIME(6)  NOT NULL,
    version        BIGINT       NOT NULL DEFAULT 0,
    request_key    VARCHAR(255) COLLATE utf8mb4_bin NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_points_charge_request UNIQUE (member_id, request_key),
    CONSTRAINT ck_points_charge_amount CHECK (amount > 0),
    CONSTRAINT ck_points_charge_status CHECK (status IN
        ('PENDING', 'DONE', 'FAILED', 'EXPIRED', 'REFUNDING', 'REFUNDED')),
    CONSTRAINT ck_points_charge_failure CHECK ((status = 'FAILED') = (failure_reason IS NOT NULL)),
    KEY ix_points_charge_member (member_id, requested_at),
    KEY ix_points_charge_status (status, changed_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE VIEW v_points_account AS
SELECT member_id, balance FROM points_account;

CREATE VIEW v_points_entry AS
SELECT id AS entry_id, member_id, kind, amount, order_id, occurred_at FROM points_entry;

CREATE VIEW v_points_lot AS
SELECT id AS lot_id, member_id, amount, remaining, expires_at FROM points_lot;

CREATE VIEW v_points_charge AS
SELECT id AS charge_id, member_id, amount, status, changed_at FROM points_charge;
