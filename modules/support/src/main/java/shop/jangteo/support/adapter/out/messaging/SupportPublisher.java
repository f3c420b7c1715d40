package shop.jangteo.support.adapter.out.messaging;

import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.support.ProductRatingChanged;
import shop.jangteo.kernel.Ids;
import shop.jangteo.support.domain.review.ProductRating;
import shop.jangteo.support.domain.review.RatingEvents;

@Component
class SupportPublisher implements RatingEvents {

    private final ApplicationEventPublisher publisher;
    private final Ids ids;

    SupportPublisher(ApplicationEventPublisher publisher, Ids ids) {
        this.publisher = publisher;
        this.ids = ids;
    }

    @Override
    public void changed(ProductRating rating, Instant at) {
        publisher.publishEvent(new ProductRatingChanged(
                ids.next(), at, rating.productId(), rating.average(), rating.count(), rating.version()));
    }
}
