package shop.jangteo.support.adapter.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import shop.jangteo.support.domain.review.ProductRating;
import shop.jangteo.support.domain.review.Stars;

/**
 * How a product is rated.
 *
 * @param average one decimal place, 0.0 without reviews
 * @param distribution number of reviews by stars, {@code "5"} to {@code "1"}
 */
@Schema(name = "ReviewRating")
public record RatingView(BigDecimal average, int count, Map<String, Integer> distribution) {

    static RatingView of(ProductRating rating) {
        Map<String, Integer> distribution = new LinkedHashMap<>();
        for (int stars = Stars.MOST; stars >= 1; stars--) {
            distribution.put(String.valueOf(stars), rating.counts().get(stars - 1));
        }
        return new RatingView(rating.average(), rating.count(), distribution);
    }
}
