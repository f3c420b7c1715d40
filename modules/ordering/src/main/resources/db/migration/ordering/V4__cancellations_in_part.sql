-- What an order costs is always what is left of it: of every line the units that were not cancelled, and their share of
-- discounts and points. The rules of delivery are those of the day on which it was placed.
ALTER TABLE order_lines
    ADD COLUMN cancelled_quantity INT NOT NULL DEFAULT 0 AFTER quantity,
    ADD COLUMN points BIGINT NOT NULL DEFAULT 0 AFTER discount,
    DROP CONSTRAINT order_lines_amount,
    DROP CONSTRAINT order_lines_discount;

-- Points of earlier orders, by what each line still had to pay, largest remainder first.
UPDATE order_lines l
    JOIN (SELECT s.id,
                 s.rounded_down + CASE WHEN ROW_NUMBER() OVER (
                     PARTITION BY s.order_id ORDER BY s.remainder DESC, s.line_no)
                     <= s.points_used - SUM(s.rounded_down) OVER (PARTITION BY s.order_id) THEN 1 ELSE 0 END AS share
          FROM (SELECT w.id, w.order_id, w.line_no, w.points_used,
                       w.points_used * w.weight DIV w.weights AS rounded_down,
                       w.points_used * w.weight MOD w.weights AS remainder
                FROM (SELECT ol.id, ol.order_id, ol.line_no, o.points_used,
                             ol.line_amount - ol.discount AS weight,
                             SUM(ol.line_amount - ol.discount) OVER (PARTITION BY ol.order_id) AS weights
                      FROM order_lines ol JOIN orders o ON o.id = ol.order_id
                      WHERE o.points_used > 0) w) s) p ON p.id = l.id
SET l.points = p.share;

ALTER TABLE order_lines
    ADD CONSTRAINT order_lines_cancelled CHECK (cancelled_quantity >= 0 AND cancelled_quantity <= quantity),
    ADD CONSTRAINT order_lines_amount CHECK (unit_price >= 0
        AND line_amount = unit_price * (quantity - cancelled_quantity)),
    ADD CONSTRAINT order_lines_discount CHECK (discount >= 0 AND points >= 0 AND discount + points <= line_amount);

-- refunded_amount has arrived back; direct_refunds were asked for beside any cancellation, cancelled_refunds are what
-- cancellations in part gave back. What was captured is final_amount + cancelled_refunds.
ALTER TABLE orders
    ADD COLUMN shipping_base_fee BIGINT NOT NULL DEFAULT 0 AFTER shipping_fee,
    ADD COLUMN free_shipping_from BIGINT NOT NULL DEFAULT 0 AFTER shipping_base_fee,
    ADD COLUMN shipping_surcharge BIGINT NOT NULL DEFAULT 0 AFTER free_shipping_from,
    ADD COLUMN cancelled_refunds BIGINT NOT NULL DEFAULT 0 AFTER refunded_amount,
    ADD COLUMN direct_refunds BIGINT NOT NULL DEFAULT 0 AFTER cancelled_refunds,
    ADD COLUMN changed_at DATETIME(6) NULL,
    DROP CONSTRAINT orders_refunded;

UPDATE orders
SET shipping_base_fee = shipping_fee,
    direct_refunds = CASE WHEN status = 'CANCELLED' THEN 0 ELSE refunded_amount END,
    changed_at = (SELECT MAX(h.changed_at) FROM order_history h WHERE h.order_id = orders.id);

UPDATE orders SET changed_at = placed_at WHERE changed_at IS NULL;

ALTER TABLE orders
    MODIFY COLUMN changed_at DATETIME(6) NOT NULL,
    ADD CONSTRAINT orders_shipping CHECK (shipping_base_fee >= 0 AND free_shipping_from >= 0 AND shipping_surcharge >= 0),
    ADD CONSTRAINT orders_refunded CHECK (refunded_amount >= 0 AND cancelled_refunds >= 0
        AND refunded_amount <= final_amount + cancelled_refunds
        AND (refunded_amount + cancelled_refunds + direct_refunds = 0 OR payment_id IS NOT NULL)),
    ADD CONSTRAINT orders_direct_refunds CHECK (direct_refunds >= 0 AND direct_refunds <= final_amount);

-- What was taken off an order, and of each line. A share may be nothing while units that carry it are left.
CREATE TABLE order_discounts (
    order_id  BINARY(16)   NOT NULL,
    position  INT          NOT NULL,
    source    VARCHAR(30)  NOT NULL,
    source_id BINARY(16)   NOT NULL,
    name      VARCHAR(500) NOT NULL,
    amount    BIGINT       NOT NULL,
    PRIMARY KEY (order_id, position),
    UNIQUE KEY order_discounts_source (order_id, source, source_id),
    CONSTRAINT order_discounts_order FOREIGN KEY (order_id) REFERENCES orders (id),
    CONSTRAINT order_discounts_amount CHECK (amount >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE order_discount_shares (
    order_id BINARY(16) NOT NULL,
    position INT        NOT NULL,
    line_id  BINARY(16) NOT NULL,
    amount   BIGINT     NOT NULL,
    PRIMARY KEY (order_id, position, line_id),
    KEY order_discount_shares_line (line_id),
    CONSTRAINT order_discount_shares_discount FOREIGN KEY (order_id, position)
        REFERENCES order_discounts (order_id, position),
    CONSTRAINT order_discount_shares_of_line FOREIGN KEY (line_id) REFERENCES order_lines (id),
    CONSTRAINT order_discount_shares_amount CHECK (amount >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Which coupons earlier orders used is known to promotion only: theirs is one discount without a coupon.
INSERT INTO order_discounts (order_id, position, source, source_id, name, amount)
SELECT id, 1, 'EARLIER', id, '할인', discount_amount FROM orders WHERE discount_amount > 0;

INSERT INTO order_discount_shares (order_id, position, line_id, amount)
SELECT order_id, 1, id, discount FROM order_lines WHERE discount > 0;

-- Append only. The key of a request makes its repetition find what was done.
CREATE TABLE order_cancellations (
    id                BINARY(16)    NOT NULL PRIMARY KEY,
    order_id          BINARY(16)    NOT NULL,
    cancelled_at      DATETIME(6)   NOT NULL,
    cancelled_by      BINARY(16)    NOT NULL,
    cause             VARCHAR(20)   NOT NULL,
    reason            VARCHAR(1000) NOT NULL,
    request_key       VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
    request_content   VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    goods             BIGINT        NOT NULL,
    discount          BIGINT        NOT NULL,
    points_back       BIGINT        NOT NULL,
    shipping_withheld BIGINT        NOT NULL,
    refund_amount     BIGINT        NOT NULL,
    already_refunded  BIGINT        NOT NULL,
    coupons_back_json TEXT          NOT NULL,
    KEY order_cancellations_of_order (order_id, cancelled_at),
    UNIQUE KEY order_cancellations_request (order_id, request_key),
    CONSTRAINT order_cancellations_order FOREIGN KEY (order_id) REFERENCES orders (id),
    CONSTRAINT order_cancellations_cause CHECK (cause IN ('BUYER', 'OPERATOR')),
    CONSTRAINT order_cancellations_request_content CHECK ((request_key IS NULL) = (request_content IS NULL)),
    CONSTRAINT order_cancellations_amounts CHECK (goods >= 0 AND discount >= 0 AND points_back >= 0
        AND shipping_withheld >= 0 AND refund_amount >= 0 AND already_refunded >= 0
        AND discount + points_back + shipping_withheld <= goods
        AND refund_amount + already_refunded IN (0, goods - discount - points_back - shipping_withheld))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE order_cancellation_lines (
    cancellation_id BINARY(16) NOT NULL,
    line_id         BINARY(16) NOT NULL,
    quantity        INT        NOT NULL,
    amount          BIGINT     NOT NULL,
    discount        BIGINT     NOT NULL,
    points          BIGINT     NOT NULL,
    PRIMARY KEY (cancellation_id, line_id),
    CONSTRAINT order_cancellation_lines_cancellation FOREIGN KEY (cancellation_id) REFERENCES order_cancellations (id),
    CONSTRAINT order_cancellation_lines_line FOREIGN KEY (line_id) REFERENCES order_lines (id),
    CONSTRAINT order_cancellation_lines_amounts CHECK (quantity >= 1 AND discount >= 0 AND points >= 0
        AND discount + points <= amount)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
