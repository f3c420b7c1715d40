package shop.jangteo.promotion;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.promotion.CouponUseStarted;
import shop.jangteo.contract.promotion.DiscountTaken;
import shop.jangteo.contract.promotion.PointsEarned;

/** Stands for the contexts that listen to promotion. */
@Component
class Heard {

    private final List<DiscountTaken> discounts = new CopyOnWriteArrayList<>();
    private final List<PointsEarned> earned = new CopyOnWriteArrayList<>();
    private final Map<UUID, Runnable> uses = new ConcurrentHashMap<>();

    @EventListener
    void on(DiscountTaken event) {
        discounts.add(event);
    }

    /** As ordering would: before anything has been taken. */
    @EventListener
    void on(CouponUseStarted event) {
        uses.getOrDefault(event.orderId(), () -> {}).run();
    }

    void whenUseStarts(UUID order, Runnable reaction) {
        uses.put(order, reaction);
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
