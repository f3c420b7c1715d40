-- Who ordered without an account: sealed, and found again by a keyed digest of the phone.
ALTER TABLE orders
    ADD COLUMN sealed_guest TEXT NULL,
    ADD COLUMN guest_phone_index BINARY(32) NULL,
    ADD CONSTRAINT orders_guest CHECK ((sealed_guest IS NULL) = (guest_phone_index IS NULL));
