-- A charge has brought its points exactly as long as it is DONE.
SELECT CONCAT('points charge ', LOWER(CONCAT_WS('-', SUBSTR(HEX(charges.id), 1, 8), SUBSTR(HEX(charges.id), 9, 4), SUBSTR(HEX(charges.id), 13, 4),
        SUBSTR(HEX(charges.id), 17, 4), SUBSTR(HEX(charges.id), 21)))) AS entity,
       charges.expected AS expected,
       COALESCE(entries.points, 0) AS actual
FROM (SELECT id, CASE WHEN status = 'DONE' THEN amount ELSE 0 END AS expected
      FROM promotion.points_charge) charges
LEFT JOIN (SELECT cause, SUM(amount) AS points
           FROM promotion.points_entry
           WHERE kind IN ('CHARGE', 'CHARGE_REFUND')
           GROUP BY cause) entries ON entries.cause = charges.id
WHERE charges.expected <> COALESCE(entries.points, 0)
UNION ALL
SELECT CONCAT('points entry ', LOWER(CONCAT_WS('-', SUBSTR(HEX(e.id), 1, 8), SUBSTR(HEX(e.id), 9, 4), SUBSTR(HEX(e.id), 13, 4),
        SUBSTR(HEX(e.id), 17, 4), SUBSTR(HEX(e.id), 21)))), 0, e.amount
FROM promotion.points_entry e
LEFT JOIN promotion.points_charge c ON c.id = e.cause
WHERE e.kind IN ('CHARGE', 'CHARGE_REFUND') AND c.id IS NULL
