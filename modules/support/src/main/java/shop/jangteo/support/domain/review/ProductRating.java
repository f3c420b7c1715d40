package shop.jangteo.support.domain.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * How the visible reviews of a product rate it.
 *
 * @param counts number of reviews with 1, 2, 3, 4 and 5 stars
 * @param version rises with every change; 0 before the first
 */
public record ProductRating(UUID productId, List<Integer> counts, long version) {

    public ProductRating {
        counts = List.copyOf(counts);
        if (counts.size() != Stars.MOST || counts.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("five counts, none below zero: " + counts);
        }
    }

    public static ProductRating none(UUID productId) {
        return new ProductRating(productId, List.of(0, 0, 0, 0, 0), 0);
    }

    public int count() {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /** One decimal place, halves rounded up; 0.0 without reviews. */
    public BigDecimal average() {
        int count = count();
        if (count == 0) {
            return new BigDecimal("0.0");
        }
        long sum = IntStream.rangeClosed(1, Stars.MOST)
                .mapToLong(stars -> (long) stars * counts.get(stars - 1))
                .sum();
        return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), 1, RoundingMode.HALF_UP);
    }
}
