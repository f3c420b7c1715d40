-- A cart belongs to a member or to a guest: member_id is its owner's id in both cases. The carts of guests are removed
-- when nobody has touched them for long.
ALTER TABLE carts
    ADD COLUMN guest TINYINT(1) NOT NULL DEFAULT 0,
    ADD COLUMN touched_at DATETIME(6) NULL,
    ADD KEY carts_of_guests (guest, touched_at),
    ADD CONSTRAINT carts_guest CHECK (guest = 0 OR touched_at IS NOT NULL);

-- The order that a line was last ordered with, and how many of it. What became of the line follows from that order: while
-- it awaits its payment the line can't be changed, once it is paid those units are gone from the cart, and when it ended
-- unpaid the line is as it was. No foreign key: the line is written before the order, so that nothing stands between
-- taking stock and the commit.
ALTER TABLE cart_lines
    ADD COLUMN order_id BINARY(16) NULL,
    ADD COLUMN ordered INT NULL,
    ADD CONSTRAINT cart_lines_ordered CHECK ((order_id IS NULL) = (ordered IS NULL)
        AND (ordered IS NULL OR (ordered >= 1 AND ordered <= quantity)));
