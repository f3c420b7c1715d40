package shop.jangteo.promotion;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.promotion.DiscountTaken;
import shop.jangteo.contract.promotion.PointsEarned;

/** Stands for the contexts that listen to promotion. */
@Component
class Heard {

    private final List<DiscountTaken> discounts = new CopyOnWriteArrayList<>();
    private final List<PointsEarned> earned = new CopyOnWriteArrayList<>();

    @EventListener
    void on(DiscountTaken event) {
        discounts.add(event);
    }

    @EventListener
    void on(PointsEarned event) {
        earned.add(event);
    }

    Optional<DiscountTaken> lastDiscountOf(UUID order) {
        return discounts.reversed().stream()
                .filter(event -> event.orderId().equals(order))
                .findFirst();
    }

    List<PointsEarned> earnedFor(UUID order) {
        return earned.stream().filter(event -> event.orderId().equals(order)).toList();
    }
}
