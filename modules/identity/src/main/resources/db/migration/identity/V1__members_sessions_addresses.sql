CREATE TABLE members (
    id                 BINARY(16)   NOT NULL,
    email              VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    password_hash      VARCHAR(255) NOT NULL,
    name               VARCHAR(50)  NOT NULL,
    -- Sealed (ID-12); the index finds the exact number without its being read.
    phone              VARCHAR(500) NOT NULL,
    phone_index        BINARY(32)   NOT NULL,
    terms_at           DATETIME(6)  NOT NULL,
    privacy_at         DATETIME(6)  NOT NULL,
    marketing_email    TINYINT(1)   NOT NULL,
    marketing_email_at DATETIME(6)  NOT NULL,
    marketing_sms      TINYINT(1)   NOT NULL,
    marketing_sms_at   DATETIME(6)  NOT NULL,
    role               VARCHAR(20)  NOT NULL,
    brand_id           BINARY(16)   NULL,
    suspended_at       DATETIME(6)  NULL,
    suspended_until    DATETIME(6)  NULL,
    suspension_reason  VARCHAR(200) NULL,
    created_at         DATETIME(6)  NOT NULL,
    version            BIGINT       NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT one_member_per_email UNIQUE (email),
    CONSTRAINT known_role CHECK (role IN ('BUYER', 'BRAND_ADMIN', 'MASTER_ADMIN')),
    CONSTRAINT only_sellers_have_a_brand CHECK ((role = 'BRAND_ADMIN') = (brand_id IS NOT NULL)),
    CONSTRAINT suspended_for_a_reason CHECK ((suspended_at IS NULL) = (suspension_reason IS NULL)),
    CONSTRAINT suspended_until_later CHECK (suspended_until IS NULL OR suspended_until > suspended_at),
    KEY members_by_phone (phone_index),
    KEY members_by_join (created_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE sessions (
    id           BINARY(16)   NOT NULL,
    member_id    BINARY(16)   NOT NULL,
    device       VARCHAR(255) NOT NULL,
    started_at   DATETIME(6)  NOT NULL,
    last_used_at DATETIME(6)  NOT NULL,
    expires_at   DATETIME(6)  NOT NULL,
    ended_at     DATETIME(6)  NULL,
    PRIMARY KEY (id),
    CONSTRAINT session_of_member FOREIGN KEY (member_id) REFERENCES members (id),
    KEY sessions_by_member (member_id, ended_at),
    KEY sessions_by_expiry (expires_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE refresh_tokens (
    -- SHA-256; the token itself is known to the device alone.
    digest     BINARY(32)  NOT NULL,
    session_id BINARY(16)  NOT NULL,
    issued_at  DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    used_at    DATETIME(6) NULL,
    PRIMARY KEY (digest),
    CONSTRAINT token_of_session FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE,
    KEY tokens_by_expiry (expires_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE address_books (
    member_id BINARY(16) NOT NULL,
    version   BIGINT     NOT NULL,
    PRIMARY KEY (member_id),
    CONSTRAINT book_of_member FOREIGN KEY (member_id) REFERENCES members (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE addresses (
    id             BINARY(16)    NOT NULL,
    member_id      BINARY(16)    NOT NULL,
    -- The owner where the entry is the default, else nothing: a book can't have two.
    default_of     BINARY(16)    NULL,
    recipient      VARCHAR(500)  NOT NULL,
    phone          VARCHAR(500)  NOT NULL,
    postal_code    CHAR(5)       NOT NULL,
    road_address   VARCHAR(1500) NOT NULL,
    detail_address VARCHAR(1000) NULL,
    note           VARCHAR(1000) NULL,
    PRIMARY KEY (id),
    CONSTRAINT address_in_book FOREIGN KEY (member_id) REFERENCES address_books (member_id),
    CONSTRAINT one_default_per_book UNIQUE (default_of),
    CONSTRAINT default_of_owner CHECK (default_of IS NULL OR default_of = member_id),
    KEY addresses_by_member (member_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
