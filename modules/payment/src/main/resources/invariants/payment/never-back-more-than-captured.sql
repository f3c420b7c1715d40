-- Never more is asked back of a payment than was captured.
SELECT CONCAT('payment ', LOWER(CONCAT_WS('-', SUBSTR(HEX(payment_id), 1, 8), SUBSTR(HEX(payment_id), 9, 4), SUBSTR(HEX(payment_id), 13, 4), SUBSTR(HEX(payment_id), 17, 4), SUBSTR(HEX(payment_id), 21)))) AS entity, captured_amount AS expected, refund_requested_amount AS actual
FROM payment.v_payment
WHERE refund_requested_amount > captured_amount
  -- Of a deposit that the bank took back, what had gone back before is gone.
  AND NOT (captured_amount = 0 AND refund_requested_amount = refunded_amount
      AND EXISTS (SELECT 1 FROM payment.ledger_postings
                  WHERE ledger_postings.payment_id = v_payment.payment_id AND kind = 'COLLECTION_REVERSED'))
