CREATE VIEW v_coupon AS
SELECT c.id AS coupon_id,
       c.quantity,
       c.laid_out - (SELECT COUNT(*) FROM free_piece f WHERE f.coupon_id = c.id) AS issued_count
FROM coupon c;

CREATE VIEW v_issued_coupon AS
SELECT id AS issued_id, coupon_id, member_id, seq, order_id, issued_at, used_at, expires_at
FROM issued_coupon;
