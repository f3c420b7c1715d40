-- A line of an order may be cancelled in several parts: each gives back its own units, once.
ALTER TABLE stock_reservations
    ADD COLUMN given_back INT NOT NULL DEFAULT 0 AFTER quantity;

ALTER TABLE stock_reservations
    ADD CONSTRAINT ck_stock_reservations_given_back CHECK (given_back >= 0 AND given_back < quantity);

-- What made the movement, beside the line: a cancellation in part, or zero for what happens to a line only once.
ALTER TABLE stock_movements
    ADD COLUMN cause_id BINARY(16) NOT NULL DEFAULT X'00000000000000000000000000000000' AFTER order_line_id;

ALTER TABLE stock_movements
    ADD CONSTRAINT uk_stock_movements_line_cause UNIQUE (order_line_id, type, cause_id);

ALTER TABLE stock_movements
    DROP INDEX uk_stock_movements_line;
