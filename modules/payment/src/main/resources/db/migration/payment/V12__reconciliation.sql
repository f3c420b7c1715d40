-- A comparison of a business day (Asia/Seoul) with the provider's books.
CREATE TABLE reconciliations (
    id              BINARY(16)   NOT NULL,
    business_date   DATE         NOT NULL,
    run_no          INT          NOT NULL,
    started_by      BINARY(16)   NOT NULL,
    started_at      DATETIME(6)  NOT NULL,
    finished_at     DATETIME(6)  NOT NULL,
    theirs          INT          NOT NULL,
    theirs_captured BIGINT       NOT NULL,
    theirs_refunded BIGINT       NOT NULL,
    ours            INT          NOT NULL,
    ours_captured   BIGINT       NOT NULL,
    ours_refunded   BIGINT       NOT NULL,
    open_breaks     INT          NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY reconciliations_run (business_date, run_no)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- A difference; the same one found again by a later run is the same row.
CREATE TABLE reconciliation_breaks (
    id                   BINARY(16)   NOT NULL,
    business_date        DATE         NOT NULL,
    kind                 VARCHAR(20)  NOT NULL,
    operation            VARCHAR(20)  NOT NULL,
    reference            VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    occurrence           INT          NOT NULL,
    provider_key         VARCHAR(200) NULL,
    ours                 BIGINT       NULL,
    theirs               BIGINT       NULL,
    detail               VARCHAR(200) NOT NULL,
    remedy               VARCHAR(30)  NOT NULL,
    status               VARCHAR(20)  NOT NULL,
    found_at             DATETIME(6)  NOT NULL,
    resolved_at          DATETIME(6)  NULL,
    resolved_by          BINARY(16)   NULL,
    note                 VARCHAR(500) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY reconciliation_breaks_once (business_date, kind, operation, reference, occurrence),
    KEY reconciliation_breaks_status (status, found_at),
    CONSTRAINT reconciliation_breaks_kind
        CHECK (kind IN ('MISSING_HERE', 'MISSING_THERE', 'AMOUNT_DIFFERS', 'STATE_DIFFERS')),
    CONSTRAINT reconciliation_breaks_operation CHECK (operation IN ('CAPTURE', 'REFUND', 'DEPOSIT_TAKEN_BACK')),
    CONSTRAINT reconciliation_breaks_state CHECK (status IN ('OPEN', 'RESOLVED')),
    CONSTRAINT reconciliation_breaks_resolved CHECK ((status = 'RESOLVED') = (resolved_at IS NOT NULL))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
