-- What a person should look at. What comes again on the same day in Korea counts up in its row, acknowledged or not.
CREATE TABLE alerts (
    id BINARY(16) NOT NULL,
    name VARCHAR(100) CHARACTER SET ascii NOT NULL,
    entity VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    raised_on DATE NOT NULL,
    detail VARCHAR(1000) NOT NULL,
    occurrences INT NOT NULL,
    raised_at DATETIME(6) NOT NULL,
    last_at DATETIME(6) NOT NULL,
    acknowledged_at DATETIME(6) NULL,
    acknowledged_by BINARY(16) NULL,
    PRIMARY KEY (id),
    CONSTRAINT alerts_once_a_day UNIQUE (name, entity, raised_on),
    CONSTRAINT alerts_happened CHECK (occurrences > 0 AND last_at >= raised_at),
    CONSTRAINT alerts_acknowledged_by_somebody CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL)),
    INDEX alerts_by_time (last_at),
    INDEX alerts_by_name (name, last_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Runs of the invariant auditor (ADR-0025). entire: every invariant was looked at.
CREATE TABLE audits (
    id BINARY(16) NOT NULL,
    occasion VARCHAR(20) CHARACTER SET ascii NOT NULL,
    started_by BINARY(16) NULL,
    entire TINYINT(1) NOT NULL,
    started_at DATETIME(6) NOT NULL,
    finished_at DATETIME(6) NOT NULL,
    violations INT NOT NULL,
    unchecked INT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT audits_have_an_occasion CHECK (
        (occasion = 'SCHEDULE' AND started_by IS NULL) OR (occasion = 'DEMAND' AND started_by IS NOT NULL)),
    INDEX audits_by_time (started_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- error: why the invariant could not be checked.
CREATE TABLE audit_checks (
    audit_id BINARY(16) NOT NULL,
    invariant VARCHAR(100) CHARACTER SET ascii NOT NULL,
    violations INT NOT NULL,
    error VARCHAR(500) NULL,
    PRIMARY KEY (audit_id, invariant),
    CONSTRAINT audit_checks_of_audit FOREIGN KEY (audit_id) REFERENCES audits (id) ON DELETE CASCADE,
    INDEX audit_checks_newest (invariant, audit_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE audit_findings (
    audit_id BINARY(16) NOT NULL,
    invariant VARCHAR(100) CHARACTER SET ascii NOT NULL,
    finding_no INT NOT NULL,
    entity VARCHAR(200) NOT NULL,
    expected VARCHAR(200) NULL,
    actual VARCHAR(200) NULL,
    delta BIGINT NULL,
    PRIMARY KEY (audit_id, invariant, finding_no),
    CONSTRAINT audit_findings_of_audit FOREIGN KEY (audit_id) REFERENCES audits (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- What the auditor may see of the event registry and the inbox.
CREATE VIEW v_publication AS
SELECT ID AS id, LISTENER_ID AS listener, EVENT_TYPE AS event_type, STATUS AS status, PUBLICATION_DATE AS published_at
FROM EVENT_PUBLICATION;

CREATE VIEW v_publication_done AS
SELECT ID AS id, LISTENER_ID AS listener, EVENT_TYPE AS event_type, PUBLICATION_DATE AS published_at,
    COMPLETION_DATE AS completed_at
FROM EVENT_PUBLICATION_ARCHIVE;

CREATE VIEW v_inbox AS
SELECT listener, event_id, handled_at FROM event_inbox;
