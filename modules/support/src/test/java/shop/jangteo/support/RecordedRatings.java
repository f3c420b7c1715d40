package shop.jangteo.support;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.support.ProductRatingChanged;

/** Hears every rating at once, in the order in which they are published. */
@Component
class RecordedRatings {

    private final List<ProductRatingChanged> heard = new CopyOnWriteArrayList<>();

    @EventListener
    void on(ProductRatingChanged event) {
        heard.add(event);
    }

    List<ProductRatingChanged> of(UUID product) {
        return heard.stream().filter(event -> event.productId().equals(product)).toList();
    }
}
