-- Lots that still have something to lose, by when they lose it: what was spent or written off years ago isn't looked through.
ALTER TABLE points_lot
    ADD COLUMN due_at DATETIME(6) GENERATED ALWAYS AS (CASE WHEN remaining > 0 THEN expires_at ELSE NULL END) STORED,
    DROP INDEX ix_points_lot_expiry,
    ADD KEY ix_points_lot_due (due_at);
