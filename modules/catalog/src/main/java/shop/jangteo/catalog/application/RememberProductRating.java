package shop.jangteo.catalog.application;

import java.math.BigDecimal;
import java.util.UUID;
import shop.jangteo.catalog.application.port.ProductRatings;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/** Reviews of a product came, changed or went: lists and pages show what they say now. */
@UseCase
public class RememberProductRating {

    public record Command(UUID productId, BigDecimal average, int count, long version) {}

    private final ProductRatings ratings;

    RememberProductRating(ProductRatings ratings) {
        this.ratings = ratings;
    }

    @InTransaction
    public void handle(Command command) {
        ratings.remember(command.productId(), command.average(), command.count(), command.version());
    }
}
