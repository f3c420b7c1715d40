-- What was looked into long ago is forgotten.
ALTER TABLE webhook_messages ADD KEY webhook_messages_handled (handled_at);
