package shop.jangteo.promotion.domain;

import java.util.List;

/** Where domain events go, within the transaction that they happened in. */
@FunctionalInterface
public interface PromotionEvents {

    void publish(List<? extends PromotionEvent> events);
}
