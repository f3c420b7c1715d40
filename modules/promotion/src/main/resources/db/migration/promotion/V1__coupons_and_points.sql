CREATE TABLE coupon (
    id               BINARY(16)   NOT NULL,
    name             VARCHAR(100) NOT NULL,
    code             VARCHAR(40) COLLATE utf8mb4_bin NULL,
    coupon_type      VARCHAR(20)  NOT NULL,
    discount_type    VARCHAR(20)  NOT NULL,
    discount_value   BIGINT       NOT NULL,
    max_discount     BIGINT       NULL,
    quantity         INT          NULL,
    per_member       INT          NOT NULL,
    minimum_purchase BIGINT       NOT NULL,
    valid_from       DATETIME(6)  NOT NULL,
    valid_to         DATETIME(6)  NOT NULL,
    scope_kind       VARCHAR(20)  NOT NULL,
    scope_ids        JSON         NOT NULL,
    stackable        TINYINT(1)   NOT NULL,
    issued_count     INT          NOT NULL DEFAULT 0,
    created_at       DATETIME(6)  NOT NULL,
    created_by       BINARY(16)   NOT NULL,
    request_key      VARCHAR(255) COLLATE utf8mb4_bin NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_coupon_code UNIQUE (code),
    CONSTRAINT uq_coupon_request UNIQUE (created_by, request_key),
    CONSTRAINT ck_coupon_type CHECK (coupon_type IN ('FIXED_AMOUNT', 'PERCENTAGE', 'FIRST_COME')),
    CONSTRAINT ck_coupon_discount CHECK (discount_value > 0
        AND (discount_type = 'FIXED_AMOUNT' OR (discount_type = 'PERCENTAGE' AND discount_value <= 100))),
    CONSTRAINT ck_coupon_max_discount CHECK (max_discount > 0),
    CONSTRAINT ck_coupon_issued CHECK (issued_count >= 0 AND (quantity IS NULL OR issued_count <= quantity)),
    CONSTRAINT ck_coupon_per_member CHECK (per_member > 0),
    CONSTRAINT ck_coupon_minimum CHECK (minimum_purchase >= 0),
    CONSTRAINT ck_coupon_validity CHECK (valid_from < valid_to),
    CONSTRAINT ck_coupon_scope CHECK (scope_kind IN ('ALL', 'CATEGORIES', 'BRANDS', 'PRODUCTS')),
    KEY ix_coupon_validity (valid_to)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- A piece is used for one order at a time: there is one place to write it.
CREATE TABLE issued_coupon (
    id          BINARY(16)   NOT NULL,
    coupon_id   BINARY(16)   NOT NULL,
    member_id   BINARY(16)   NOT NULL,
    seq         INT          NOT NULL,
    issued_at   DATETIME(6)  NOT NULL,
    expires_at  DATETIME(6)  NOT NULL,
    order_id    BINARY(16)   NULL,
    used_at     DATETIME(6)  NULL,
    version     BIGINT       NOT NULL DEFAULT 0,
    request_key VARCHAR(255) COLLATE utf8mb4_bin NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_issued_coupon_piece UNIQUE (coupon_id, member_id, seq),
    CONSTRAINT uq_issued_coupon_request UNIQUE (member_id, request_key),
    CONSTRAINT fk_issued_coupon_coupon FOREIGN KEY (coupon_id) REFERENCES coupon (id),
    CONSTRAINT ck_issued_coupon_seq CHECK (seq > 0),
    CONSTRAINT ck_issued_coupon_use CHECK ((order_id IS NULL) = (used_at IS NULL)),
    KEY ix_issued_coupon_member (member_id, expires_at),
    KEY ix_issued_coupon_order (order_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE points_account (
    member_id BINARY(16) NOT NULL,
    balance   BIGINT     NOT NULL,
    version   BIGINT     NOT NULL,
    PRIMARY KEY (member_id),
    CONSTRAINT ck_points_account_balance CHECK (balance >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE points_lot (
    id         BINARY(16)  NOT NULL,
    member_id  BINARY(16)  NOT NULL,
    amount     BIGINT      NOT NULL,
    remaining  BIGINT      NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_points_lot_account FOREIGN KEY (member_id) REFERENCES points_account (member_id),
    CONSTRAINT ck_points_lot_remaining CHECK (remaining >= 0 AND remaining <= amount),
    KEY ix_points_lot_member (member_id, expires_at),
    KEY ix_points_lot_expiry (expires_at, remaining)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The ledger: rows are added and never changed; an order takes, returns and earns once.
CREATE TABLE points_entry (
    id            BINARY(16)   NOT NULL,
    member_id     BINARY(16)   NOT NULL,
    kind          VARCHAR(20)  NOT NULL,
    amount        BIGINT       NOT NULL,
    balance_after BIGINT       NOT NULL,
    order_id      BINARY(16)   NULL,
    granted_by    BINARY(16)   NULL,
    reason        VARCHAR(200) NULL,
    request_key   VARCHAR(255) COLLATE utf8mb4_bin NULL,
    occurred_at   DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_points_entry_order UNIQUE (order_id, kind),
    CONSTRAINT uq_points_entry_request UNIQUE (granted_by, request_key),
    CONSTRAINT fk_points_entry_account FOREIGN KEY (member_id) REFERENCES points_account (member_id),
    CONSTRAINT ck_points_entry_kind CHECK (kind IN ('EARN', 'SPEND', 'RETURN', 'EXPIRE', 'ADJUST')),
    CONSTRAINT ck_points_entry_amount CHECK (amount <> 0),
    CONSTRAINT ck_points_entry_balance CHECK (balance_after >= 0),
    KEY ix_points_entry_member (member_id, occurred_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Which lots an order's points came from.
CREATE TABLE points_share (
    order_id   BINARY(16)  NOT NULL,
    lot_id     BINARY(16)  NOT NULL,
    amount     BIGINT      NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    PRIMARY KEY (order_id, lot_id),
    CONSTRAINT fk_points_share_lot FOREIGN KEY (lot_id) REFERENCES points_lot (id),
    CONSTRAINT ck_points_share_amount CHECK (amount > 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE offer_copy (
    variant_id    BINARY(16)   NOT NULL,
    product_id    BINARY(16)   NOT NULL,
    brand_id      BINARY(16)   NOT NULL,
    category_path JSON         NOT NULL,
    product_name  VARCHAR(500) NOT NULL,
    unit_price    BIGINT       NOT NULL,
    on_sale       TINYINT(1)   NOT NULL,
    version       BIGINT       NOT NULL,
    PRIMARY KEY (variant_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE open_order (
    order_id BINARY(16) NOT NULL,
    buyer_id BINARY(16) NOT NULL,
    PRIMARY KEY (order_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE open_order_line (
    line_id    BINARY(16) NOT NULL,
    order_id   BINARY(16) NOT NULL,
    variant_id BINARY(16) NOT NULL,
    product_id BINARY(16) NOT NULL,
    brand_id   BINARY(16) NOT NULL,
    amount     BIGINT     NOT NULL,
    PRIMARY KEY (line_id),
    CONSTRAINT fk_open_order_line_order FOREIGN KEY (order_id) REFERENCES open_order (order_id) ON DELETE CASCADE,
    CONSTRAINT ck_open_order_line_amount CHECK (amount >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
