-- The ledger's accounts add up to zero.
SELECT 'ledger' AS entity, 0 AS expected, SUM(amount) AS actual
FROM payment.v_ledger_entry
HAVING SUM(amount) <> 0
