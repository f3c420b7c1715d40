package shop.jangteo.catalog.adapter.in.messaging;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import shop.jangteo.catalog.application.RememberProductRating;
import shop.jangteo.contract.support.ProductRatingChanged;

/** What reviews mean for the product pages. */
@Component
class ReviewListener {

    private final RememberProductRating rememberProductRating;

    ReviewListener(RememberProductRating rememberProductRating) {
        this.rememberProductRating = rememberProductRating;
    }

    @ApplicationModuleListener(id = "catalog.on-product-rating-changed")
    void on(ProductRatingChanged event) {
        rememberProductRating.handle(
                new RememberProductRating.Command(event.productId(), event.average(), event.count(), event.version()));
    }
}
