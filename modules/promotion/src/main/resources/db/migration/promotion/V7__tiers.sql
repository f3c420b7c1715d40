ALTER TABLE members
    ADD COLUMN tier_since DATETIME(6) NULL;

-- The monthly reckoning of all members' tiers, and how far it has come.
CREATE TABLE tier_run (
    month       CHAR(7) COLLATE utf8mb4_bin NOT NULL,
    round       INT         NOT NULL,
    cut         DATETIME(6) NOT NULL,
    last_member BINARY(16)  NULL,
    members     INT         NOT NULL DEFAULT 0,
    changed     INT         NOT NULL DEFAULT 0,
    coupons     INT         NOT NULL DEFAULT 0,
    started_at  DATETIME(6) NOT NULL,
    finished_at DATETIME(6) NULL,
    PRIMARY KEY (month),
    CONSTRAINT ck_tier_run_round CHECK (round > 0),
    CONSTRAINT ck_tier_run_counts CHECK (members >= 0 AND changed >= 0 AND coupons >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
