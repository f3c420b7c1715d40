-- A coupon goes to all whom it is for, one chunk of members after another: the cursor is the last member looked at.
CREATE TABLE coupon_campaign (
    id          BINARY(16)   NOT NULL,
    coupon_id   BINARY(16)   NOT NULL,
    status      VARCHAR(20)  NOT NULL,
    total       INT          NOT NULL,
    issued      INT          NOT NULL DEFAULT 0,
    skipped     INT          NOT NULL DEFAULT 0,
    failed      INT          NOT NULL DEFAULT 0,
    last_member BINARY(16)   NULL,
    created_at  DATETIME(6)  NOT NULL,
    created_by  BINARY(16)   NOT NULL,
    ended_at    DATETIME(6)  NULL,
    request_key VARCHAR(255) COLLATE utf8mb4_bin NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_coupon_campaign_request UNIQUE (created_by, request_key),
    CONSTRAINT fk_coupon_campaign_coupon FOREIGN KEY (coupon_id) REFERENCES coupon (id),
    CONSTRAINT ck_coupon_campaign_status CHECK (status IN ('RUNNING', 'PAUSED', 'DONE', 'SOLD_OUT', 'OVER', 'CANCELLED')),
    CONSTRAINT ck_coupon_campaign_counts CHECK (total >= 0 AND issued >= 0 AND skipped >= 0 AND failed >= 0),
    CONSTRAINT ck_coupon_campaign_end CHECK ((ended_at IS NULL) = (status IN ('RUNNING', 'PAUSED'))),
    KEY ix_coupon_campaign_status (status, created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
