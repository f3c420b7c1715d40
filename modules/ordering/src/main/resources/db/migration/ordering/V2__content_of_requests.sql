-- A keyed digest of what was asked for with the key: the same key with another content is no repetition.
ALTER TABLE orders
    ADD COLUMN request_content VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER request_key;

UPDATE orders SET request_content = '' WHERE request_key IS NOT NULL;

ALTER TABLE orders
    ADD CONSTRAINT orders_request_content CHECK ((request_key IS NULL) = (request_content IS NULL));
