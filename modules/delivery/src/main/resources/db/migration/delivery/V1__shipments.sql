-- What has to be delivered for one order. One that was cancelled before delivery heard of its payment has no address and
-- no shipments: it only keeps them from being made.
CREATE TABLE fulfilment (
    order_id BINARY(16) NOT NULL,
    order_number VARCHAR(40) NOT NULL,
    buyer_id BINARY(16) NOT NULL,
    destination TEXT NULL,
    created_at DATETIME(6) NOT NULL,
    cancelled_at DATETIME(6) NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (order_id),
    CONSTRAINT fulfilment_goes_somewhere CHECK (destination IS NOT NULL OR cancelled_at IS NOT NULL)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE shipment (
    id BINARY(16) NOT NULL,
    order_id BINARY(16) NOT NULL,
    brand_id BINARY(16) NOT NULL,
    status VARCHAR(20) NOT NULL,
    carrier VARCHAR(20) NULL,
    invoice_number VARCHAR(20) NULL,
    invoiced_at DATETIME(6) NULL,
    expected_on DATE NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT shipment_once_per_seller UNIQUE (order_id, brand_id),
    CONSTRAINT shipment_invoice_used_once UNIQUE (carrier, invoice_number),
    CONSTRAINT shipment_of_fulfilment FOREIGN KEY (order_id) REFERENCES fulfilment (order_id),
    CONSTRAINT shipment_status_known CHECK (status IN ('READY', 'PICKED_UP', 'IN_TRANSIT', 'OUT_FOR_DELIVERY',
        'DELIVERED', 'FAILED', 'LOST', 'RETURNED', 'CANCELLED')),
    CONSTRAINT shipment_invoice_whole CHECK (
        (carrier IS NULL AND invoice_number IS NULL AND invoiced_at IS NULL AND expected_on IS NULL)
        OR (carrier IS NOT NULL AND invoice_number IS NOT NULL AND invoiced_at IS NOT NULL AND expected_on IS NOT NULL)),
    CONSTRAINT shipment_moves_with_invoice CHECK (status IN ('READY', 'CANCELLED') OR invoice_number IS NOT NULL),
    INDEX shipment_by_time (created_at, id),
    INDEX shipment_by_status (status, created_at),
    INDEX shipment_by_brand (brand_id, created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE shipment_line (
    line_id BINARY(16) NOT NULL,
    shipment_id BINARY(16) NOT NULL,
    line_no INT NOT NULL,
    variant_id BINARY(16) NOT NULL,
    product_id BINARY(16) NOT NULL,
    product_name VARCHAR(300) NOT NULL,
    options TEXT NOT NULL,
    quantity INT NOT NULL,
    -- A line of an order is shipped once.
    PRIMARY KEY (line_id),
    CONSTRAINT shipment_line_position UNIQUE (shipment_id, line_no),
    CONSTRAINT shipment_line_of_shipment FOREIGN KEY (shipment_id) REFERENCES shipment (id),
    CONSTRAINT shipment_line_quantity CHECK (quantity > 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The timeline: rows are added and never changed.
CREATE TABLE shipment_step (
    id BINARY(16) NOT NULL,
    shipment_id BINARY(16) NOT NULL,
    status VARCHAR(20) NOT NULL,
    happened_at DATETIME(6) NOT NULL,
    note VARCHAR(500) NULL,
    reported_by BINARY(16) NOT NULL,
    reported_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT shipment_step_of_shipment FOREIGN KEY (shipment_id) REFERENCES shipment (id),
    CONSTRAINT shipment_step_reportable CHECK (status IN ('PICKED_UP', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED',
        'FAILED', 'LOST', 'RETURNED')),
    INDEX shipment_step_by_shipment (shipment_id, happened_at, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
