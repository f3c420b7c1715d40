CREATE TABLE brands (
    id          BINARY(16)   NOT NULL PRIMARY KEY,
    name        VARCHAR(100) NOT NULL,
    description VARCHAR(1000),
    retired_at  DATETIME(6),
    version     BIGINT       NOT NULL,
    CONSTRAINT uk_brands_name UNIQUE (name)
) ENGINE = InnoDB;

-- One row: whoever changes the shape of the tree locks it, an empty tree too.
CREATE TABLE category_tree (
    id INT NOT NULL PRIMARY KEY,
    CONSTRAINT ck_category_tree_one CHECK (id = 1)
) ENGINE = InnoDB;

INSERT INTO category_tree (id) VALUES (1);

-- A path is the ids from the root to the category itself, each followed by a slash; a root's parent_path is empty.
CREATE TABLE categories (
    id          BINARY(16)   NOT NULL PRIMARY KEY,
    parent_path VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    path        VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name        VARCHAR(100) NOT NULL,
    sort_order  INT          NOT NULL,
    version     BIGINT       NOT NULL,
    CONSTRAINT uk_categories_path UNIQUE (path),
    CONSTRAINT uk_categories_name UNIQUE (parent_path, name)
) ENGINE = InnoDB;

CREATE TABLE products (
    id            BINARY(16)   NOT NULL PRIMARY KEY,
    code          VARCHAR(50)  NOT NULL,
    name          VARCHAR(200) NOT NULL,
    brand_id      BINARY(16)   NOT NULL,
    category_id   BINARY(16)   NOT NULL,
    category_path VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    description   MEDIUMTEXT   NOT NULL,
    material      VARCHAR(2000),
    size_guide    VARCHAR(2000),
    price         BIGINT       NOT NULL,
    list_price    BIGINT,
    option_axes   TEXT         NOT NULL,
    status        VARCHAR(20)  NOT NULL,
    created_at    DATETIME(6)  NOT NULL,
    deleted_at    DATETIME(6),
    version       BIGINT       NOT NULL,
    CONSTRAINT uk_products_code UNIQUE (code),
    CONSTRAINT ck_products_price CHECK (price >= 0),
    CONSTRAINT ck_products_list_price CHECK (list_price IS NULL OR list_price >= price),
    CONSTRAINT ck_products_status
        CHECK (status IN ('DRAFT', 'PENDING_REVIEW', 'ACTIVE', 'SUSPENDED', 'DISCONTINUED')),
    KEY ix_products_newest (status, created_at),
    KEY ix_products_price (status, price),
    KEY ix_products_brand (brand_id, status),
    KEY ix_products_category (category_path)
) ENGINE = InnoDB;

CREATE TABLE product_tags (
    product_id BINARY(16)  NOT NULL,
    tag        VARCHAR(50) NOT NULL,
    PRIMARY KEY (product_id, tag),
    KEY ix_product_tags_tag (tag)
) ENGINE = InnoDB;

-- combination: the options' values in the order of the axes; no two variants of a product are the same.
CREATE TABLE variants (
    id                  BINARY(16)   NOT NULL PRIMARY KEY,
    product_id          BINARY(16)   NOT NULL,
    code                VARCHAR(60)  NOT NULL,
    options             TEXT         NOT NULL,
    combination         VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    price_delta         BIGINT       NOT NULL,
    low_stock_threshold INT,
    sort_order          INT          NOT NULL,
    CONSTRAINT uk_variants_code UNIQUE (code),
    CONSTRAINT uk_variants_combination UNIQUE (product_id, combination)
) ENGINE = InnoDB;

CREATE TABLE product_prices (
    id         BINARY(16)  NOT NULL PRIMARY KEY,
    product_id BINARY(16)  NOT NULL,
    price      BIGINT      NOT NULL,
    list_price BIGINT,
    changed_by BINARY(16)  NOT NULL,
    changed_at DATETIME(6) NOT NULL,
    KEY ix_product_prices_product (product_id, changed_at)
) ENGINE = InnoDB;

-- What the reviews say; a smaller version is older and is never written over a newer one.
CREATE TABLE product_ratings (
    product_id   BINARY(16)    NOT NULL PRIMARY KEY,
    average      DECIMAL(2, 1) NOT NULL,
    review_count INT           NOT NULL,
    version      BIGINT        NOT NULL
) ENGINE = InnoDB;

-- units_sold: sales less cancellations, for the order by popularity.
CREATE TABLE stock (
    variant_id BINARY(16) NOT NULL PRIMARY KEY,
    product_id BINARY(16) NOT NULL,
    on_hand    INT        NOT NULL,
    reserved   INT        NOT NULL,
    units_sold INT        NOT NULL,
    version    BIGINT     NOT NULL,
    CONSTRAINT ck_stock_on_hand CHECK (on_hand >= 0),
    CONSTRAINT ck_stock_reserved CHECK (reserved >= 0 AND reserved <= on_hand),
    KEY ix_stock_product (product_id)
) ENGINE = InnoDB;

-- Append only: the sum of a variant's deltas is what is on hand.
CREATE TABLE stock_movements (
    id            BINARY(16)   NOT NULL PRIMARY KEY,
    variant_id    BINARY(16)   NOT NULL,
    type          VARCHAR(20)  NOT NULL,
    delta         INT          NOT NULL,
    on_hand_after INT          NOT NULL,
    reason        VARCHAR(500) NOT NULL,
    order_line_id BINARY(16),
    request_key   VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin,
    recorded_by   BINARY(16)   NOT NULL,
    recorded_at   DATETIME(6)  NOT NULL,
    CONSTRAINT ck_stock_movements_delta CHECK (
        (type IN ('RECEIPT', 'CANCELLATION', 'RETURN') AND delta > 0)
        OR (type IN ('SALE', 'DAMAGE') AND delta < 0)
        OR (type = 'ADJUSTMENT' AND delta <> 0)),
    CONSTRAINT ck_stock_movements_on_hand CHECK (on_hand_after >= 0),
    CONSTRAINT uk_stock_movements_line UNIQUE (order_line_id, type),
    CONSTRAINT uk_stock_movements_request UNIQUE (recorded_by, variant_id, request_key),
    KEY ix_stock_movements_variant (variant_id, recorded_at)
) ENGINE = InnoDB;

CREATE TABLE stock_reservations (
    order_line_id BINARY(16)  NOT NULL PRIMARY KEY,
    order_id      BINARY(16)  NOT NULL,
    variant_id    BINARY(16)  NOT NULL,
    quantity      INT         NOT NULL,
    state         VARCHAR(20) NOT NULL,
    reserved_at   DATETIME(6) NOT NULL,
    CONSTRAINT ck_stock_reservations_quantity CHECK (quantity > 0),
    CONSTRAINT ck_stock_reservations_state CHECK (state IN ('RESERVED', 'CONSUMED', 'RELEASED', 'RETURNED')),
    KEY ix_stock_reservations_order (order_id),
    KEY ix_stock_reservations_variant (variant_id, state)
) ENGINE = InnoDB;
