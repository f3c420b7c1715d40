-- Keyed by what was typed, not by member: an email that nobody has is locked just like one that somebody has.
CREATE TABLE failed_logins (
    -- SHA-256 of the normalised email.
    login        BINARY(32)  NOT NULL,
    failures     INT         NOT NULL,
    last_at      DATETIME(6) NOT NULL,
    locked_until DATETIME(6) NULL,
    PRIMARY KEY (login),
    CONSTRAINT failures_are_counted CHECK (failures >= 0),
    KEY failed_logins_by_age (last_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
