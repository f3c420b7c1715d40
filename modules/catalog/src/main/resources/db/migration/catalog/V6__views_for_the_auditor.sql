-- What the auditor may see of the stock.
CREATE VIEW v_stock AS
SELECT variant_id, on_hand, reserved, units_sold FROM stock;

CREATE VIEW v_stock_move AS
SELECT id AS move_id, variant_id, type, delta, order_line_id, recorded_at AS at FROM stock_movements;

-- quantity: units that the line has a claim on now, or has bought.
CREATE VIEW v_reservation AS
SELECT order_id, order_line_id AS line_id, variant_id,
    CASE WHEN state IN ('RESERVED', 'CONSUMED') THEN quantity - given_back ELSE 0 END AS quantity, state, reserved_at
FROM stock_reservations;
