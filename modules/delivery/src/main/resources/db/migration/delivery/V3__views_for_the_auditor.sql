-- What the auditor may see of deliveries.
CREATE VIEW v_shipment AS
SELECT id AS shipment_id, order_id, brand_id, status, invoiced_at, created_at FROM shipment;

CREATE VIEW v_shipment_line AS
SELECT shipment_id, line_id, variant_id, quantity FROM shipment_line;
