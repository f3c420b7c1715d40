-- Each kind of posting moves between its own accounts: goods on those of goods, points on those of points.
SELECT CONCAT(p.kind, ' of ', LOWER(CONCAT_WS('-', SUBSTR(HEX(p.subject_id), 1, 8), SUBSTR(HEX(p.subject_id), 9, 4), SUBSTR(HEX(p.subject_id), 13, 4), SUBSTR(HEX(p.subject_id), 17, 4), SUBSTR(HEX(p.subject_id), 21)))) AS entity,
    'its own accounts' AS expected, CONCAT(p.debit_account, ' to ', p.credit_account) AS actual
FROM payment.ledger_postings p
LEFT JOIN payment.payments ON payments.id = p.payment_id
WHERE CONCAT(p.kind, ' ', p.debit_account, ' ', p.credit_account) NOT IN (
    'SALE BUYER REVENUE',
    'SALE_REVERSED REVENUE BUYER',
    'POINTS_SOLD BUYER POINTS_LIABILITY',
    'POINTS_SALE_REVERSED POINTS_LIABILITY BUYER',
    'COLLECTION PROVIDER_RECEIVABLE BUYER',
    'COLLECTION_REVERSED BUYER PROVIDER_RECEIVABLE',
    'REFUND REFUNDS BUYER',
    'REFUND POINTS_LIABILITY BUYER',
    'REFUND_WITHDRAWN BUYER REFUNDS',
    'REFUND_WITHDRAWN BUYER POINTS_LIABILITY',
    'PAYOUT BUYER PROVIDER_RECEIVABLE',
    'POINTS_SPENT POINTS_LIABILITY REVENUE',
    'POINTS_RETURNED REFUNDS POINTS_LIABILITY',
    'POINTS_EARNED POINTS_COST POINTS_LIABILITY',
    'POINTS_GRANTED POINTS_COST POINTS_LIABILITY',
    'POINTS_EXPIRED POINTS_LIABILITY POINTS_COST')
  OR (p.kind IN ('SALE', 'SALE_REVERSED') AND payments.purpose <> 'ORDER')
  OR (p.kind IN ('POINTS_SOLD', 'POINTS_SALE_REVERSED') AND payments.purpose <> 'POINTS_CHARGE')
  OR (p.kind IN ('REFUND', 'REFUND_WITHDRAWN')
      AND (payments.purpose = 'ORDER') <> ('REFUNDS' IN (p.debit_account, p.credit_account)))
