package shop.jangteo.support.domain.review;

import shop.jangteo.kernel.InvalidField;

/**
 * How a buyer rates a product.
 *
 * @param value 1 to 5
 */
public record Stars(int value) {

    public static final int MOST = 5;

    public Stars {
        if (value < 1 || value > MOST) {
            throw new InvalidField("rating", "REVIEW_STARS");
        }
    }
}
