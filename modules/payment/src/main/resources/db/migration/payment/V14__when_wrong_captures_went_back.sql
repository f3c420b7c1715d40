-- When what was taken wrongly went back: the provider has it in its books, and so do we.
ALTER TABLE payment_mismatches ADD COLUMN returned_at DATETIME(6) NULL;

UPDATE payment_mismatches SET returned_at = found_at WHERE status = 'RETURNED';

ALTER TABLE payment_mismatches
    ADD KEY payment_mismatches_returned (returned_at),
    ADD CONSTRAINT payment_mismatches_done CHECK ((status = 'RETURNED') = (returned_at IS NOT NULL));
