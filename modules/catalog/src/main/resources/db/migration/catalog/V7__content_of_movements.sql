-- What was asked for with a key: the same key with another content is refused. Not kept of what came before.
ALTER TABLE stock_movements
    ADD COLUMN request_content VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER request_key,
    ADD CONSTRAINT ck_stock_movements_request_content CHECK (request_content IS NULL OR request_key IS NOT NULL);
