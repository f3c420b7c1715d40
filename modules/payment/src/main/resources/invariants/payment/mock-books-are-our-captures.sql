-- What the mock provider says it took is what was captured here, and the other way round.
-- settles
SELECT CONCAT('payment ', LOWER(CONCAT_WS('-', SUBSTR(HEX(m.payment_id), 1, 8), SUBSTR(HEX(m.payment_id), 9, 4), SUBSTR(HEX(m.payment_id), 13, 4), SUBSTR(HEX(m.payment_id), 17, 4), SUBSTR(HEX(m.payment_id), 21)))) AS entity, m.amount AS expected, COALESCE(p.captured_amount, 0) AS actual
FROM payment.v_mock_transaction m
LEFT JOIN payment.v_payment p ON p.payment_id = m.payment_id
WHERE m.kind = 'CAPTURE' AND m.answer = 'APPROVED' AND m.answered_at < :settled
  AND (p.changed_at IS NULL OR p.changed_at < :settled)
  AND COALESCE(p.captured_amount, 0) <> m.amount
  AND NOT EXISTS (SELECT 1 FROM payment.payment_mismatches x WHERE x.payment_id = m.payment_id AND x.status = 'RETURNED')
UNION ALL
SELECT CONCAT('payment ', LOWER(CONCAT_WS('-', SUBSTR(HEX(p.payment_id), 1, 8), SUBSTR(HEX(p.payment_id), 9, 4), SUBSTR(HEX(p.payment_id), 13, 4), SUBSTR(HEX(p.payment_id), 17, 4), SUBSTR(HEX(p.payment_id), 21)))), 0, p.captured_amount
FROM payment.v_payment p
WHERE p.captured_amount > 0 AND p.provider_key LIKE 'mock-%' AND p.changed_at < :settled
  AND NOT EXISTS (SELECT 1 FROM payment.v_mock_transaction m
                  WHERE m.payment_id = p.payment_id AND m.kind = 'CAPTURE' AND m.answer = 'APPROVED')
