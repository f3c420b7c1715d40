-- What was asked for with a key: the same key with another content is refused. Not kept of what came before.
ALTER TABLE coupon
    ADD COLUMN request_content VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD CONSTRAINT ck_coupon_request_content CHECK (request_content IS NULL OR request_key IS NOT NULL);

ALTER TABLE issued_coupon
    ADD COLUMN request_content VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD CONSTRAINT ck_issued_coupon_request_content CHECK (request_content IS NULL OR request_key IS NOT NULL);

ALTER TABLE coupon_campaign
    ADD COLUMN request_content VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD CONSTRAINT ck_coupon_campaign_request_content CHECK (request_content IS NULL OR request_key IS NOT NULL);

ALTER TABLE points_entry
    ADD COLUMN request_content VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD CONSTRAINT ck_points_entry_request_content CHECK (request_content IS NULL OR request_key IS NOT NULL);

ALTER TABLE points_charge
    ADD COLUMN request_content VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD CONSTRAINT ck_points_charge_request_content CHECK (request_content IS NULL OR request_key IS NOT NULL);
