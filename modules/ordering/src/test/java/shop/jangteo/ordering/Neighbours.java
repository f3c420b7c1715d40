package shop.jangteo.ordering;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import shop.jangteo.contract.ordering.DiscountRequested;
import shop.jangteo.contract.ordering.OrderCancelled;
import shop.jangteo.contract.ordering.OrderLinesCancelled;
import shop.jangteo.contract.ordering.OrderPlaced;
import shop.jangteo.contract.ordering.OrderedLine;
import shop.jangteo.contract.promotion.Discount;
import shop.jangteo.contract.promotion.DiscountTaken;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.PublishedEvent;
import shop.jangteo.ordering.application.port.OrderNumbers;
import shop.jangteo.ordering.domain.OrderingRuleBroken.InsufficientStock;
import shop.jangteo.ordering.domain.OrderingRuleBroken.InsufficientStock.Shortage;
import shop.jangteo.ordering.domain.OrderingRuleBroken.OrderAlreadyPaid;
import shop.jangteo.ordering.domain.order.OrderNumber;

/** Stands in for the other contexts: promotion answers, catalog refuses, and everything published is remembered. */
@TestConfiguration(proxyBeanMethods = false)
class Neighbours {

    @Bean
    Promotion promotion(ApplicationEventPublisher publisher, Clock clock) {
        return new Promotion(publisher, clock);
    }

    @Bean
    Catalog catalog() {
        return new Catalog();
    }

    @Bean
    Payments payments() {
        return new Payments();
    }

    @Bean
    Gate gate() {
        return new Gate();
    }

    @Bean
    Heard heard() {
        return new Heard();
    }

    @Bean
    @Primary
    Numbers numbers(@Qualifier("shop.jangteo.ordering.adapter.out.random.SecureOrderNumbers") OrderNumbers real) {
        return new Numbers(real);
    }

    @Bean
    Statements statements() {
        return new Statements();
    }

    @Bean
    DefaultExecuteListenerProvider statementCounter(Statements statements) {
        return new DefaultExecuteListenerProvider(statements);
    }

    static class Promotion {

        private final ApplicationEventPublisher publisher;
        private final Clock clock;
        private final Map<UUID, Money> coupons = new ConcurrentHashMap<>();

        Promotion(ApplicationEventPublisher publisher, Clock clock) {
            this.publisher = publisher;
            this.clock = clock;
        }

        UUID coupon(long amount) {
            UUID id = UUID.randomUUID();
            coupons.put(id, Money.won(amount));
            return id;
        }

        @EventListener
        void on(DiscountRequested request) {
            List<Discount> discounts = request.issuedCouponIds().stream()
                    .map(coupon -> discount(coupon, request.lines()))
                    .toList();
            publisher.publishEvent(new DiscountTaken(
                    UUID.randomUUID(),
                    clock.instant(),
                    request.orderId(),
                    request.buyerId(),
                    discounts,
                    request.pointsToUse()));
        }

        Discount discount(UUID coupon, List<OrderedLine> lines) {
            Money amount = coupons.get(coupon);
            if (amount == null) {
                throw new NotFound("coupon");
            }
            List<Money> shares =
                    amount.split(lines.stream().map(OrderedLine::lineAmount).toList());
            Map<UUID, Money> perLine = new HashMap<>();
            for (int i = 0; i < shares.size(); i++) {
                perLine.put(lines.get(i).lineId(), shares.get(i));
            }
            return new Discount("COUPON", coupon, "쿠폰", amount, perLine);
        }
    }

    static class Catalog {

        final Set<UUID> soldOut = ConcurrentHashMap.newKeySet();

        @EventListener
        @Order(100)
        void on(OrderPlaced event) {
            List<Shortage> shortages = event.lines().stream()
                    .filter(line -> soldOut.contains(line.variantId()))
                    .map(line -> new Shortage(line.variantId(), line.quantity().value(), 0))
                    .toList();
            if (!shortages.isEmpty()) {
                throw new InsufficientStock(shortages);
            }
        }
    }

    static class Payments {

        final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

        @EventListener
        @Order(20)
        void on(OrderCancelled event) {
            if (event.cause().equals("EXPIRED") && underWay.contains(event.orderId())) {
                throw new OrderAlreadyPaid("PENDING");
            }
        }

        @EventListener
        @Order(20)
        void on(OrderLinesCancelled event) {
            if (underWay.contains(event.orderId())) {
                throw new OrderAlreadyPaid("PENDING");
            }
        }
    }

    /** Stops whoever cancels an order in the middle of its transaction. */
    static class Gate {

        private final Map<UUID, CountDownLatch> reached = new ConcurrentHashMap<>();
        private final Map<UUID, CountDownLatch> opened = new ConcurrentHashMap<>();

        void close(UUID order) {
            reached.put(order, new CountDownLatch(1));
            opened.put(order, new CountDownLatch(1));
        }

        void awaitArrival(UUID order) throws InterruptedException {
            if (!reached.get(order).await(5, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody cancels " + order);
            }
        }

        void open(UUID order) {
            opened.get(order).countDown();
        }

        @EventListener
        @Order(100)
        void on(OrderCancelled event) throws InterruptedException {
            if (reached.containsKey(event.orderId())) {
                reached.get(event.orderId()).countDown();
                if (!opened.get(event.orderId()).await(5, TimeUnit.SECONDS)) {
                    throw new AssertionError("the gate stayed closed");
                }
            }
        }
    }

    static class Heard {

        private final List<PublishedEvent> events = new CopyOnWriteArrayList<>();

        @EventListener
        @Order(1)
        void on(PublishedEvent event) {
            events.add(event);
        }

        <T> List<T> all(Class<T> type) {
            return events.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    static class Numbers implements OrderNumbers {

        private final OrderNumbers real;
        private final Deque<OrderNumber> next = new ArrayDeque<>();

        Numbers(OrderNumbers real) {
            this.real = real;
        }

        synchronized void drawNext(OrderNumber number) {
            next.add(number);
        }

        @Override
        public synchronized OrderNumber draw(Instant at) {
            return next.isEmpty() ? real.draw(at) : next.remove();
        }
    }

    static class Statements implements ExecuteListener {

        private final ThreadLocal<Integer> count = ThreadLocal.withInitial(() -> 0);

        @Override
        public void executeStart(ExecuteContext context) {
            count.set(count.get() + 1);
        }

        int during(Runnable work) {
            int before = count.get();
            work.run();
            return count.get() - before;
        }
    }
}
