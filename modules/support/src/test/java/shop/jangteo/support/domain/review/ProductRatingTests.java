package shop.jangteo.support.domain.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

@Label("SU-1: the rating of a product")
class ProductRatingTests {

    private static ProductRating of(Integer... counts) {
        return new ProductRating(UUID.randomUUID(), List.of(counts), 1);
    }

    @Example
    void isNoughtWithoutReviews() {
        assertThat(ProductRating.none(UUID.randomUUID()).average()).isEqualTo(new BigDecimal("0.0"));
        assertThat(ProductRating.none(UUID.randomUUID()).count()).isZero();
    }

    @Example
    void isTheAverageToOneDecimalPlace() {
        assertThat(of(0, 0, 0, 1, 1).average()).isEqualTo(new BigDecimal("4.5"));
        assertThat(of(1, 0, 0, 0, 2).average()).isEqualTo(new BigDecimal("3.7"));
        assertThat(of(0, 0, 0, 3, 1).average()).as("4.25").isEqualTo(new BigDecimal("4.3"));
        assertThat(of(0, 0, 0, 0, 7).average()).isEqualTo(new BigDecimal("5.0"));
    }

    @Example
    void neverCountsBelowNought() {
        assertThatThrownBy(() -> of(0, 0, -1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void liesBetweenTheWorstAndTheBestReview(@ForAll @Size(5) List<@IntRange(max = 100_000) Integer> counts) {
        ProductRating rating = new ProductRating(UUID.randomUUID(), counts, 1);
        if (rating.count() > 0) {
            assertThat(rating.average()).isBetween(new BigDecimal("1.0"), new BigDecimal("5.0"));
        }
    }
}
