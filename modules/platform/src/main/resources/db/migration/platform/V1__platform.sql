-- Event publication registry (Spring Modulith), with payloads of any length: ADR-0006.
CREATE TABLE EVENT_PUBLICATION (
    ID VARCHAR(36) NOT NULL,
    LISTENER_ID VARCHAR(512) NOT NULL,
    EVENT_TYPE VARCHAR(512) NOT NULL,
    SERIALIZED_EVENT LONGTEXT NOT NULL,
    PUBLICATION_DATE TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    COMPLETION_DATE TIMESTAMP(6) NULL DEFAULT NULL,
    STATUS VARCHAR(20),
    COMPLETION_ATTEMPTS INT,
    LAST_RESUBMISSION_DATE TIMESTAMP(6) NULL DEFAULT NULL,
    PRIMARY KEY (ID),
    INDEX EVENT_PUBLICATION_BY_STATUS (STATUS, PUBLICATION_DATE),
    INDEX EVENT_PUBLICATION_BY_COMPLETION (COMPLETION_DATE)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE EVENT_PUBLICATION_ARCHIVE (
    ID VARCHAR(36) NOT NULL,
    LISTENER_ID VARCHAR(512) NOT NULL,
    EVENT_TYPE VARCHAR(512) NOT NULL,
    SERIALIZED_EVENT LONGTEXT NOT NULL,
    PUBLICATION_DATE TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    COMPLETION_DATE TIMESTAMP(6) NULL DEFAULT NULL,
    STATUS VARCHAR(20),
    COMPLETION_ATTEMPTS INT,
    LAST_RESUBMISSION_DATE TIMESTAMP(6) NULL DEFAULT NULL,
    PRIMARY KEY (ID),
    INDEX EVENT_PUBLICATION_ARCHIVE_BY_COMPLETION (COMPLETION_DATE)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- What each after-commit listener has already done; written in the listener's own transaction.
CREATE TABLE event_inbox (
    listener VARCHAR(200) CHARACTER SET ascii NOT NULL,
    event_id BINARY(16) NOT NULL,
    handled_at DATETIME(6) NOT NULL,
    PRIMARY KEY (listener, event_id),
    INDEX event_inbox_by_time (handled_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- First answers to requests with an Idempotency-Key.
CREATE TABLE idempotent_request (
    owner VARCHAR(60) CHARACTER SET ascii NOT NULL,
    request_key VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    fingerprint BINARY(32) NOT NULL,
    claim BINARY(16) NOT NULL,
    claimed_at DATETIME(6) NOT NULL,
    answered_at DATETIME(6) NULL,
    status SMALLINT NULL,
    content_type VARCHAR(100) NULL,
    location VARCHAR(500) NULL,
    body MEDIUMBLOB NULL,
    PRIMARY KEY (owner, request_key),
    INDEX idempotent_request_by_time (claimed_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- One runner at a time for each scheduled job (ShedLock).
CREATE TABLE shedlock (
    name VARCHAR(64) NOT NULL,
    lock_until TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    locked_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    locked_by VARCHAR(255) NOT NULL,
    PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- How far the shop's clock is ahead of the machine's; used by the demo and test profiles only.
CREATE TABLE shop_clock (
    id TINYINT NOT NULL,
    ahead_micros BIGINT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT shop_clock_is_one CHECK (id = 1),
    CONSTRAINT shop_clock_goes_forward CHECK (ahead_micros >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
INSERT INTO shop_clock (id, ahead_micros) VALUES (1, 0);
