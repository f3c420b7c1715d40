-- What was ordered without a key keeps the digest of its content, too: for some seconds it tells a double click.
ALTER TABLE orders DROP CONSTRAINT orders_request_content;

ALTER TABLE orders
    ADD CONSTRAINT orders_request_content CHECK (request_key IS NULL OR request_content IS NOT NULL);
