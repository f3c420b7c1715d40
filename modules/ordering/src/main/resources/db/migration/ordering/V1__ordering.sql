-- Copies of what other contexts say. A row never goes back to an older version.
CREATE TABLE offers (
    variant_id   BINARY(16)    NOT NULL PRIMARY KEY,
    product_id   BINARY(16)    NOT NULL,
    brand_id     BINARY(16)    NOT NULL,
    product_name VARCHAR(500)  NOT NULL,
    options_json TEXT          NOT NULL,
    image        VARCHAR(2000) NULL,
    unit_price   BIGINT        NOT NULL,
    on_sale      TINYINT(1)    NOT NULL,
    version      BIGINT        NOT NULL,
    CONSTRAINT offers_price CHECK (unit_price >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Apart from offers: stock may be heard of before the offer is, and the catalog's row decides at last.
CREATE TABLE stock_levels (
    variant_id BINARY(16) NOT NULL PRIMARY KEY,
    available  INT        NOT NULL,
    version    BIGINT     NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE addresses (
    address_id     BINARY(16) NOT NULL PRIMARY KEY,
    member_id      BINARY(16) NOT NULL,
    sealed_address TEXT       NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- One row for each member who ever used a cart: what two changes of one cart queue at.
CREATE TABLE carts (
    member_id BINARY(16) NOT NULL PRIMARY KEY
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE cart_lines (
    member_id  BINARY(16)  NOT NULL,
    variant_id BINARY(16)  NOT NULL,
    quantity   INT         NOT NULL,
    seen_price BIGINT      NOT NULL,
    added_at   DATETIME(6) NOT NULL,
    PRIMARY KEY (member_id, variant_id),
    CONSTRAINT cart_lines_cart FOREIGN KEY (member_id) REFERENCES carts (member_id),
    CONSTRAINT cart_lines_quantity CHECK (quantity >= 1),
    CONSTRAINT cart_lines_price CHECK (seen_price >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE orders (
    id              BINARY(16)   NOT NULL PRIMARY KEY,
    order_number    VARCHAR(16)  NOT NULL,
    buyer_id        BINARY(16)   NOT NULL,
    request_key     VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
    status          VARCHAR(20)  NOT NULL,
    total_amount    BIGINT       NOT NULL,
    discount_amount BIGINT       NOT NULL,
    points_used     BIGINT       NOT NULL,
    shipping_fee    BIGINT       NOT NULL,
    final_amount    BIGINT       NOT NULL,
    payment_method  VARCHAR(20)  NOT NULL,
    sealed_address  TEXT         NOT NULL,
    placed_at       DATETIME(6)  NOT NULL,
    expires_at      DATETIME(6)  NOT NULL,
    payment_id      BINARY(16)   NULL,
    steps           INT          NOT NULL,
    version         BIGINT       NOT NULL,
    UNIQUE KEY orders_number (order_number),
    UNIQUE KEY orders_request (buyer_id, request_key),
    UNIQUE KEY orders_payment (payment_id),
    KEY orders_of_buyer (buyer_id, placed_at),
    KEY orders_due (status, expires_at),
    KEY orders_by_time (placed_at),
    CONSTRAINT orders_status CHECK (status IN
        ('PENDING', 'PAYMENT_FAILED', 'PAID', 'PREPARING', 'SHIPPED', 'DELIVERED', 'CONFIRMED', 'CANCELLED')),
    CONSTRAINT orders_paid CHECK (payment_id IS NOT NULL OR status IN ('PENDING', 'PAYMENT_FAILED', 'CANCELLED')),
    CONSTRAINT orders_amounts CHECK (total_amount >= 0 AND discount_amount >= 0 AND points_used >= 0
        AND shipping_fee >= 0 AND discount_amount + points_used <= total_amount),
    CONSTRAINT orders_final CHECK (final_amount = total_amount - discount_amount - points_used + shipping_fee)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE order_lines (
    id           BINARY(16)   NOT NULL PRIMARY KEY,
    order_id     BINARY(16)   NOT NULL,
    line_no      INT          NOT NULL,
    variant_id   BINARY(16)   NOT NULL,
    product_id   BINARY(16)   NOT NULL,
    brand_id     BINARY(16)   NOT NULL,
    product_name VARCHAR(500) NOT NULL,
    options_json TEXT         NOT NULL,
    unit_price   BIGINT       NOT NULL,
    quantity     INT          NOT NULL,
    line_amount  BIGINT       NOT NULL,
    discount     BIGINT       NOT NULL,
    UNIQUE KEY order_lines_no (order_id, line_no),
    UNIQUE KEY order_lines_variant (order_id, variant_id),
    KEY order_lines_of_brand (brand_id, order_id),
    KEY order_lines_of_product (product_id, order_id),
    CONSTRAINT order_lines_order FOREIGN KEY (order_id) REFERENCES orders (id),
    CONSTRAINT order_lines_quantity CHECK (quantity >= 1),
    CONSTRAINT order_lines_amount CHECK (unit_price >= 0 AND line_amount = unit_price * quantity),
    CONSTRAINT order_lines_discount CHECK (discount >= 0 AND discount <= line_amount)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Append only. The key makes one step of an order happen once; the last check is the table of OrderStatus.
CREATE TABLE order_history (
    order_id    BINARY(16)    NOT NULL,
    step        INT           NOT NULL,
    from_status VARCHAR(20)   NULL,
    to_status   VARCHAR(20)   NOT NULL,
    changed_at  DATETIME(6)   NOT NULL,
    changed_by  BINARY(16)    NOT NULL,
    reason      VARCHAR(1000) NULL,
    PRIMARY KEY (order_id, step),
    CONSTRAINT order_history_order FOREIGN KEY (order_id) REFERENCES orders (id),
    CONSTRAINT order_history_step CHECK (CONCAT(COALESCE(from_status, ''), '>', to_status) IN
        ('>PENDING',
         'PENDING>PAID', 'PENDING>PAYMENT_FAILED', 'PENDING>CANCELLED',
         'PAYMENT_FAILED>PENDING', 'PAYMENT_FAILED>CANCELLED',
         'PAID>PREPARING', 'PAID>CANCELLED',
         'PREPARING>SHIPPED', 'PREPARING>CANCELLED',
         'SHIPPED>DELIVERED', 'DELIVERED>CONFIRMED'))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
