-- What is told of a payment costs a question to its provider: one at a time, and not one after the other.
ALTER TABLE payments ADD COLUMN next_hint_at DATETIME(6) NULL;

ALTER TABLE webhook_messages ADD KEY webhook_messages_of_payment (payment_id, next_attempt_at);
