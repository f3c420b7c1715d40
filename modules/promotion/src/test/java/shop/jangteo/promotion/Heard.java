package shop.jangteo.promotion;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.promotion.CouponUseStarted;
import shop.jangteo.contract.promotion.DiscountTaken;
import shop.jangteo.contract.promotion.PointsChargeRequested;
import shop.jangteo.contract.promotion.PointsEarned;
import shop.jangteo.contract.promotion.TierChanged;

/** Stands for the contexts that listen to promotion. */
@Component
class Heard {

    private final List<DiscountTaken> discounts = new CopyOnWriteArrayList<>();
    private final List<PointsEarned> earned = new CopyOnWriteArrayList<>();
    private final List<TierChanged> tiers = new CopyOnWriteArrayList<>();
    private final List<PointsChargeRequested> chargesHeard = new CopyOnWriteArrayList<>();
    private final Map<UUID, Consumer<PointsChargeRequested>> payments = new ConcurrentHashMap<>();
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

    /** As payment would: after the commit, in a transaction of its own. */
    @ApplicationModuleListener(id = "test.on-points-charge-requested")
    void on(PointsChargeRequested event) {
        chargesHeard.add(event);
        payments.getOrDefault(event.memberId(), requested -> {}).accept(event);
    }

    void whenPointsArePaidFor(UUID member, Consumer<PointsChargeRequested> payment) {
        payments.put(member, payment);
    }

    List<PointsChargeRequested> chargesOf(UUID member) {
        return chargesHeard.stream()
                .filter(event -> event.memberId().equals(member))
                .toList();
    }

    @EventListener
    void on(TierChanged event) {
        tiers.add(event);
    }

    List<TierChanged> tiersOf(UUID member) {
        return tiers.stream().filter(event -> event.memberId().equals(member)).toList();
    }
}
