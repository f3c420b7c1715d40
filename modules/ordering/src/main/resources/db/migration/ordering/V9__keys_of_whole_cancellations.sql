-- What an order was cancelled with as a whole: its repetition finds it done, and with another content it is refused.
ALTER TABLE order_history
    ADD COLUMN request_key     VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN request_content VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD CONSTRAINT order_history_request_content CHECK ((request_key IS NULL) = (request_content IS NULL));
