package shop.jangteo.ordering.domain.order;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.kernel.Role;
import shop.jangteo.ordering.domain.offer.Offer;

/** Orders in every state, reached the way real ones get there. */
final class OrderFixture {

    static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
    static final Ids IDS = UUID::randomUUID;
    static final UUID BRAND = new UUID(0, 0xb1);
    static final Actor BUYER = Actor.buyer(new UUID(0, 1));
    static final Actor OPERATOR = new Actor(new UUID(0, 2), Role.MASTER_ADMIN, null);
    static final Actor SELLER = new Actor(new UUID(0, 3), Role.BRAND_ADMIN, BRAND);
    static final UUID PAYMENT = new UUID(0, 4);
    static final OrderPolicy POLICY = new OrderPolicy(99, Duration.ofMinutes(30), Duration.ofSeconds(5));
    static final ShippingRules RULES = new ShippingRules(
            Money.won(3_000),
            Money.won(50_000),
            Money.won(10_000),
            List.of(
                    new ShippingRules.Zone("경북 울릉", "40200", "40240", Money.won(5_000)),
                    new ShippingRules.Zone("제주", "63000", "63644", Money.won(3_000))),
            1);

    private OrderFixture() {}

    static Offer offer(long price, UUID brand) {
        return new Offer(
                UUID.randomUUID(),
                UUID.randomUUID(),
                brand,
                "울 코트",
                Map.of("색상", "검정"),
                null,
                Money.won(price),
                true,
                10);
    }

    static OrderSheet sheet(long... prices) {
        List<OrderSheet.Entry> entries = new ArrayList<>();
        for (long price : prices) {
            entries.add(new OrderSheet.Entry(offer(price, BRAND), Quantity.of(1)));
        }
        return new OrderSheet(entries);
    }

    static Order drawnUp(OrderSheet sheet) {
        return drawnUp(sheet, "04524");
    }

    static Order drawnUp(OrderSheet sheet, String postalCode) {
        var address = new ShippingAddress("김민지", "01012345678", postalCode, "서울특별시 중구 세종대로 110", null, null);
        return Order.drawUp(
                new OrderId(UUID.randomUUID()),
                new OrderNumber("KF261120ABCDEF"),
                new Checkout(BUYER.memberId(), null, null, address, PaymentMethod.CARD),
                sheet,
                IDS,
                POLICY,
                RULES,
                NOW);
    }

    static Order placed() {
        Order order = drawnUp(sheet(20_000, 10_000));
        order.place();
        return loaded(order);
    }

    static Order in(OrderStatus status) {
        Order order = placed();
        if (status == OrderStatus.CANCELLED) {
            cancel(order);
        } else if (status == OrderStatus.PAYMENT_FAILED) {
            order.declined("한도 초과", NOW);
        } else if (status != OrderStatus.PENDING) {
            order.captured(PAYMENT, order.snapshot().finalAmount(), NOW);
            List<Runnable> onward = List.of(
                    () -> order.moveTo(OrderStatus.PREPARING, OPERATOR, null, NOW),
                    () -> order.ship(SELLER.memberId(), NOW),
                    () -> order.delivered(NOW),
                    () -> order.confirm(BUYER, NOW));
            for (Runnable next : onward) {
                if (order.status() != status) {
                    next.run();
                }
            }
        }
        if (order.status() != status) {
            throw new AssertionError("no way to " + status);
        }
        return loaded(order);
    }

    /** As if it had been stored and read again: nothing has happened to it since. */
    static Order loaded(Order order) {
        return Order.restored(order.snapshot().nextVersion());
    }

    /** The buyer cancels some units, or with none named all of them. */
    static CancellationPlan cancel(Order order, Units... units) {
        return cancel(order, CancelCause.BUYER, BUYER, units);
    }

    static CancellationPlan cancel(Order order, CancelCause cause, Actor by, Units... units) {
        CancellationPlan plan = order.planCancellation(cause, by, List.of(units));
        order.cancel(plan, new Cancellation.Request(UUID.randomUUID(), by, "마음이 바뀌었어요", null), NOW);
        return plan;
    }

    static Units units(OrderLine line, int quantity) {
        return new Units(line.id(), Quantity.of(quantity));
    }

    /** A coupon with these shares of the order's lines, in their order. */
    static AppliedDiscount coupon(Order order, long... shares) {
        Map<UUID, Money> perLine = new HashMap<>();
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0) {
                perLine.put(order.snapshot().lines().get(i).id(), Money.won(shares[i]));
            }
        }
        return new AppliedDiscount("COUPON", UUID.randomUUID(), "쿠폰", perLine);
    }
}
