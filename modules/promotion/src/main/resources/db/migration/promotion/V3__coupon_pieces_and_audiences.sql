-- Who may have a coupon, for how long a piece lives, whether it is stopped, and its pieces as rows (ADR-0023).
ALTER TABLE coupon
    ADD COLUMN valid_days      INT          NULL,
    ADD COLUMN audience_kind   VARCHAR(20)  NOT NULL DEFAULT 'ALL',
    ADD COLUMN audience_days   INT          NULL,
    ADD COLUMN audience_tier   VARCHAR(40)  NULL,
    ADD COLUMN audience_amount BIGINT       NULL,
    ADD COLUMN audience_before DATETIME(6)  NULL,
    ADD COLUMN paused          TINYINT(1)   NOT NULL DEFAULT 0,
    ADD COLUMN version         BIGINT       NOT NULL DEFAULT 0,
    -- Pieces that have been laid out (those taken and those free), and the number that the next one gets.
    ADD COLUMN laid_out        INT          NOT NULL DEFAULT 0,
    ADD COLUMN next_number     INT          NOT NULL DEFAULT 1;

ALTER TABLE coupon DROP CONSTRAINT ck_coupon_issued;

UPDATE coupon SET laid_out = issued_count, next_number = issued_count + 1;

ALTER TABLE coupon DROP COLUMN issued_count;

ALTER TABLE coupon
    ADD CONSTRAINT ck_coupon_laid_out CHECK (laid_out >= 0 AND (quantity IS NULL OR laid_out <= quantity)),
    ADD CONSTRAINT ck_coupon_next_number CHECK (next_number > laid_out),
    ADD CONSTRAINT ck_coupon_valid_days CHECK (valid_days > 0),
    ADD CONSTRAINT ck_coupon_audience CHECK (
        (audience_kind = 'ALL')
        OR (audience_kind = 'NEW_MEMBERS' AND audience_days > 0)
        OR (audience_kind = 'TIER' AND audience_tier IS NOT NULL)
        OR (audience_kind = 'BOUGHT_AT_LEAST' AND audience_days > 0 AND audience_amount > 0)
        OR (audience_kind = 'LAST_LOGIN_BEFORE' AND audience_before IS NOT NULL));

-- A piece that can still be had: whoever is given it takes this row away.
CREATE TABLE free_piece (
    coupon_id BINARY(16) NOT NULL,
    number    INT        NOT NULL,
    PRIMARY KEY (coupon_id, number),
    CONSTRAINT fk_free_piece_coupon FOREIGN KEY (coupon_id) REFERENCES coupon (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

ALTER TABLE issued_coupon ADD COLUMN number INT NULL;

UPDATE issued_coupon i
    JOIN (SELECT id, ROW_NUMBER() OVER (PARTITION BY coupon_id ORDER BY issued_at, id) AS n FROM issued_coupon) numbered
    ON numbered.id = i.id
SET i.number = numbered.n;

ALTER TABLE issued_coupon
    MODIFY COLUMN number INT NOT NULL,
    ADD CONSTRAINT uq_issued_coupon_number UNIQUE (coupon_id, number);

-- What audiences look at. When somebody joined or logged in last isn't known of all who came before.
ALTER TABLE members
    ADD COLUMN joined_at     DATETIME(6) NULL,
    ADD COLUMN last_login_at DATETIME(6) NULL,
    ADD COLUMN tier          VARCHAR(40) NOT NULL DEFAULT 'BRONZE',
    ADD KEY ix_members_joined (joined_at),
    ADD KEY ix_members_tier (tier);

CREATE TABLE member_purchases (
    order_id     BINARY(16)  NOT NULL,
    member_id    BINARY(16)  NOT NULL,
    amount       BIGINT      NOT NULL,
    confirmed_at DATETIME(6) NOT NULL,
    PRIMARY KEY (order_id),
    CONSTRAINT ck_member_purchases_amount CHECK (amount >= 0),
    KEY ix_member_purchases_member (member_id, confirmed_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
