-- What has to be remembered of the dealings with Toss Payments, and is nobody else's business.

-- A deposit callback carries the secret of its payment; sealed.
CREATE TABLE toss_secrets (
    payment_id BINARY(16)   NOT NULL,
    secret     VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (payment_id)
) ENGINE = InnoDB;

-- Toss gives a first refusal again under the same key: what was refused is asked for under the next one.
CREATE TABLE toss_refusals (
    operation_id BINARY(16) NOT NULL,
    refusals     INT        NOT NULL,
    PRIMARY KEY (operation_id),
    CONSTRAINT toss_refusals_counted CHECK (refusals > 0)
) ENGINE = InnoDB;
