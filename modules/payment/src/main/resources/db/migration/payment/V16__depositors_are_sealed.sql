-- The name under which a buyer deposits is the buyer's own: sealed from now on. Those that were kept open are forgotten; the
-- bank shows them to whoever deposits.
UPDATE payments SET account_holder = NULL;

ALTER TABLE payments MODIFY account_holder VARCHAR(500) CHARACTER SET ascii COLLATE ascii_bin NULL;
