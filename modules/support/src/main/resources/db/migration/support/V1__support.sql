-- Where members are reached; a copy fed by identity's events. Personal fields are sealed.
CREATE TABLE member_contacts (
    member_id BINARY(16) NOT NULL,
    email VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    phone VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    marketing_email TINYINT(1) NOT NULL,
    marketing_sms TINYINT(1) NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (member_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- What a member is told. The unique key is why nobody is told the same thing twice by the same channel.
-- due_at: when a PENDING one is tried, and when the hold on a SENDING one ends.
CREATE TABLE notifications (
    id BINARY(16) NOT NULL,
    member_id BINARY(16) NOT NULL,
    channel VARCHAR(10) CHARACTER SET ascii NOT NULL,
    dedupe_key VARCHAR(150) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    occasion VARCHAR(30) CHARACTER SET ascii NOT NULL,
    arguments TEXT NOT NULL,
    created_at DATETIME(6) NOT NULL,
    read_at DATETIME(6) NULL,
    status VARCHAR(10) CHARACTER SET ascii NOT NULL,
    attempts INT NOT NULL,
    due_at DATETIME(6) NULL,
    sent_at DATETIME(6) NULL,
    failure VARCHAR(200) NULL,
    PRIMARY KEY (id),
    CONSTRAINT notifications_once UNIQUE (member_id, channel, dedupe_key),
    CONSTRAINT notifications_channel CHECK (channel IN ('IN_APP', 'EMAIL')),
    CONSTRAINT notifications_status CHECK (status IN ('PENDING', 'SENDING', 'SENT', 'FAILED')),
    CONSTRAINT notifications_in_app_is_there_at_once CHECK (channel <> 'IN_APP' OR status = 'SENT'),
    CONSTRAINT notifications_open_has_time CHECK ((status IN ('PENDING', 'SENDING')) = (due_at IS NOT NULL)),
    INDEX notifications_by_member (member_id, channel, id),
    INDEX notifications_unread (member_id, channel, read_at),
    INDEX notifications_due (status, due_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Lines of paid orders; one that was delivered may be reviewed.
CREATE TABLE purchased_lines (
    line_id BINARY(16) NOT NULL,
    order_id BINARY(16) NOT NULL,
    order_number VARCHAR(40) CHARACTER SET ascii NOT NULL,
    product_id BINARY(16) NOT NULL,
    product_name VARCHAR(500) NOT NULL,
    buyer_id BINARY(16) NOT NULL,
    delivered_at DATETIME(6) NULL,
    PRIMARY KEY (line_id),
    INDEX purchased_lines_by_buyer (buyer_id, delivered_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE reviews (
    id BINARY(16) NOT NULL,
    line_id BINARY(16) NOT NULL,
    product_id BINARY(16) NOT NULL,
    author_id BINARY(16) NOT NULL,
    stars INT NOT NULL,
    body VARCHAR(2000) NULL,
    status VARCHAR(10) CHARACTER SET ascii NOT NULL,
    hidden_reason VARCHAR(500) NULL,
    written_at DATETIME(6) NOT NULL,
    edited_at DATETIME(6) NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT reviews_one_per_line UNIQUE (line_id),
    CONSTRAINT reviews_stars CHECK (stars BETWEEN 1 AND 5),
    CONSTRAINT reviews_status CHECK (status IN ('VISIBLE', 'HIDDEN', 'DELETED')),
    CONSTRAINT reviews_deleted_is_erased CHECK ((status = 'DELETED') = (body IS NULL)),
    CONSTRAINT reviews_hidden_has_reason CHECK (status <> 'HIDDEN' OR hidden_reason IS NOT NULL),
    INDEX reviews_by_author (author_id, status, written_at, id),
    INDEX reviews_newest (product_id, status, written_at, id),
    INDEX reviews_by_stars (product_id, status, stars, written_at, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Visible reviews of each product, counted by stars.
CREATE TABLE product_ratings (
    product_id BINARY(16) NOT NULL,
    star1 INT NOT NULL,
    star2 INT NOT NULL,
    star3 INT NOT NULL,
    star4 INT NOT NULL,
    star5 INT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (product_id),
    CONSTRAINT product_ratings_not_negative
        CHECK (star1 >= 0 AND star2 >= 0 AND star3 >= 0 AND star4 >= 0 AND star5 >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- What operators and sellers did; only ever added to. The JSON is kept as the text that was hashed.
CREATE TABLE audit_log (
    entry_no BIGINT NOT NULL,
    id BINARY(16) NOT NULL,
    actor_id BINARY(16) NOT NULL,
    actor_role VARCHAR(20) CHARACTER SET ascii NOT NULL,
    action VARCHAR(100) NOT NULL,
    target_type VARCHAR(60) NOT NULL,
    target_id VARCHAR(200) NOT NULL,
    before_json MEDIUMTEXT NULL,
    after_json MEDIUMTEXT NULL,
    remote_address VARCHAR(100) NULL,
    trace_id VARCHAR(100) NOT NULL,
    executed_at DATETIME(6) NOT NULL,
    previous_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (entry_no),
    CONSTRAINT audit_log_once UNIQUE (id),
    CONSTRAINT audit_log_one_successor UNIQUE (previous_hash),
    INDEX audit_log_by_time (executed_at),
    INDEX audit_log_by_actor (actor_id, executed_at),
    INDEX audit_log_by_target (target_type, target_id, executed_at),
    INDEX audit_log_by_action (action, executed_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The end of the chain; locked by whoever appends.
CREATE TABLE audit_chain_head (
    id INT NOT NULL,
    entry_no BIGINT NOT NULL,
    hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT audit_chain_has_one_head CHECK (id = 1)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
INSERT INTO audit_chain_head (id, entry_no, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- Figures of a business day (Asia/Seoul).
CREATE TABLE daily_figures (
    on_day DATE NOT NULL,
    sales_amount BIGINT NOT NULL,
    sales_orders INT NOT NULL,
    new_members INT NOT NULL,
    cancellations INT NOT NULL,
    refund_amount BIGINT NOT NULL,
    PRIMARY KEY (on_day)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The furthest state of each order that has been heard of.
CREATE TABLE order_states (
    order_id BINARY(16) NOT NULL,
    status VARCHAR(30) CHARACTER SET ascii NOT NULL,
    changed_at DATETIME(6) NOT NULL,
    PRIMARY KEY (order_id),
    INDEX order_states_by_status (status, changed_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
