-- What delivery costs, as ordering told last: one row, or none as long as it has not told anything.
CREATE TABLE shipping_rules (
    id                   TINYINT NOT NULL,
    base_fee             BIGINT  NOT NULL,
    free_from            BIGINT  NOT NULL,
    minimum_order_amount BIGINT  NOT NULL,
    version              BIGINT  NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_shipping_rules_one CHECK (id = 1),
    CONSTRAINT ck_shipping_rules_amounts CHECK (base_fee >= 0 AND free_from >= 0 AND minimum_order_amount >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- No two zones have a postal code in common: ordering sees to that.
CREATE TABLE shipping_zone (
    from_postal_code CHAR(5) COLLATE utf8mb4_bin NOT NULL,
    to_postal_code   CHAR(5) COLLATE utf8mb4_bin NOT NULL,
    name             VARCHAR(100) NOT NULL,
    surcharge        BIGINT NOT NULL,
    PRIMARY KEY (from_postal_code),
    CONSTRAINT ck_shipping_zone_range CHECK (from_postal_code <= to_postal_code),
    CONSTRAINT ck_shipping_zone_surcharge CHECK (surcharge >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
