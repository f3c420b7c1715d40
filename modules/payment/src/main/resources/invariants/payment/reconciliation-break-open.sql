-- No difference from the provider's books waits for more than three days.
SELECT CONCAT(kind, ' ', operation, ' ', reference) AS entity, theirs AS expected, ours AS actual
FROM payment.reconciliation_breaks
WHERE status = 'OPEN' AND found_at < TIMESTAMPADD(DAY, -3, :now)
