-- What a provider tells is looked into.
-- settles
SELECT CONCAT('webhook ', provider, ' ', message_id) AS entity, 'HANDLED' AS expected, status AS actual
FROM payment.webhook_messages
WHERE status = 'RECEIVED' AND received_at < TIMESTAMPADD(MINUTE, -30, :settled)
