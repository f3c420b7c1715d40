-- The books of the mock provider, as if they were another company's: one row per key, and the first answer stands.
CREATE TABLE mock_provider_transactions (
    request_key BINARY(16)  NOT NULL,
    kind        VARCHAR(10) NOT NULL,
    of_key      BINARY(16)  NULL,
    order_id    BINARY(16)  NULL,
    amount      BIGINT      NOT NULL,
    answer      VARCHAR(10) NOT NULL,
    code        VARCHAR(40) NULL,
    answered_at DATETIME(6) NOT NULL,
    PRIMARY KEY (request_key),
    KEY mock_provider_refunds (of_key),
    KEY mock_provider_orders (order_id)
) ENGINE = InnoDB;
