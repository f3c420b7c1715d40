-- A product's rating counts the reviews that can be read, by their stars.
SELECT rating.product_id AS id, CONCAT(rating.stars, ' stars of product') AS entity, COALESCE(written.reviews, 0) AS expected,
    rating.counted AS actual
FROM (SELECT product_id, 1 AS stars, star1 AS counted FROM support.product_ratings
      UNION ALL SELECT product_id, 2, star2 FROM support.product_ratings
      UNION ALL SELECT product_id, 3, star3 FROM support.product_ratings
      UNION ALL SELECT product_id, 4, star4 FROM support.product_ratings
      UNION ALL SELECT product_id, 5, star5 FROM support.product_ratings) rating
LEFT JOIN (SELECT product_id, stars, COUNT(*) AS reviews FROM support.reviews WHERE status = 'VISIBLE'
           GROUP BY product_id, stars) written ON written.product_id = rating.product_id AND written.stars = rating.stars
WHERE rating.counted <> COALESCE(written.reviews, 0)
