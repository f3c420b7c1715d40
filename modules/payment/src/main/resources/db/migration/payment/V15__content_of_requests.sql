-- A keyed digest of what was asked for with the key: the same key with another content is no repetition. What was asked for
-- before, or by the shop itself, has none and isn't compared.
ALTER TABLE payments
    ADD COLUMN request_content VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER request_key;

ALTER TABLE refunds
    ADD COLUMN request_content VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER request_key;
