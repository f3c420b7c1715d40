-- What providers tell of their own accord, stored before it is looked into: once per message, however often it is sent.
CREATE TABLE webhook_messages (
    provider    VARCHAR(20)  NOT NULL,
    message_id  VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payment_id  BINARY(16)   NOT NULL,
    received_at DATETIME(6)  NOT NULL,
    status      VARCHAR(20)  NOT NULL,
    PRIMARY KEY (provider, message_id),
    CONSTRAINT webhook_messages_status CHECK (status IN ('RECEIVED', 'HANDLED', 'IGNORED'))
) ENGINE = InnoDB;
