-- An order of which something was cancelled before delivery heard of its payment is announced: it has no address yet, and
-- what will not be shipped of it is kept until then.
ALTER TABLE fulfilment DROP CONSTRAINT fulfilment_goes_somewhere;

CREATE TABLE cancelled_line (
    order_id BINARY(16) NOT NULL,
    line_id BINARY(16) NOT NULL,
    quantity INT NOT NULL,
    PRIMARY KEY (order_id, line_id),
    CONSTRAINT cancelled_line_of_fulfilment FOREIGN KEY (order_id) REFERENCES fulfilment (order_id),
    CONSTRAINT cancelled_line_quantity CHECK (quantity > 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
