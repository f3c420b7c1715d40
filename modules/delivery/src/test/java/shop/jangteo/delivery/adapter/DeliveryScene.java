package shop.jangteo.delivery.adapter;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.ordering.CancelledLine;
import shop.jangteo.contract.ordering.OrderCancelled;
import shop.jangteo.contract.ordering.OrderLinesCancelled;
import shop.jangteo.contract.ordering.OrderPaid;
import shop.jangteo.contract.ordering.OrderedLine;
import shop.jangteo.contract.ordering.ShippingAddress;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.Transactions;
import tools.jackson.databind.JsonNode;

/**
 * What delivery tests tell: orders that were paid or cancelled elsewhere, and their shipments over HTTP. Lazy, because the
 * client needs the port of the running server.
 */
@Lazy
@Component
class DeliveryScene {

    static final Actor OPERATOR = new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null);

    /** An order as ordering knows it, a line of each brand named (once per mention). */
    record Order(UUID id, String number, UUID buyer, List<OrderedLine> lines) {

        Actor asBuyer() {
            return Actor.buyer(buyer);
        }
    }

    private final ApiClient api;
    private final ApplicationEventPublisher events;
    private final Transactions tx;
    private final JdbcClient jdbc;
    private final Clock clock;

    DeliveryScene(ApiClient api, ApplicationEventPublisher events, Transactions tx, JdbcClient jdbc, Clock clock) {
        this.api = api;
        this.events = events;
        this.tx = tx;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Order order(UUID... brands) {
        List<OrderedLine> lines = new ArrayList<>();
        for (UUID brand : brands) {
            Map<String, String> options = new LinkedHashMap<>();
            options.put("색상", "빨강");
            options.put("크기", "L");
            lines.add(new OrderedLine(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    brand,
                    "머그컵 " + (lines.size() + 1),
                    options,
                    Money.won(12_000),
                    Quantity.of(2),
                    Money.won(24_000),
                    Money.ZERO));
        }
        return new Order(
                UUID.randomUUID(), "T" + UUID.randomUUID().toString().substring(0, 13), UUID.randomUUID(), lines);
    }

    OrderPaid paid(Order order) {
        return new OrderPaid(
                UUID.randomUUID(),
                clock.instant(),
                order.id(),
                order.number(),
                order.buyer(),
                UUID.randomUUID(),
                order.lines(),
                Money.won(24_000),
                new ShippingAddress("김예시", "01000001234", "04524", "서울 중구 예시로 1", "2층", "문 앞"));
    }

    OrderCancelled cancelled(Order order) {
        return new OrderCancelled(
                UUID.randomUUID(),
                clock.instant(),
                order.id(),
                order.number(),
                order.buyer(),
                order.lines(),
                true,
                Money.won(24_000),
                Money.ZERO,
                "BUYER",
                "단순 변심");
    }

    /** Some units of one line. */
    OrderLinesCancelled cancelled(Order order, OrderedLine line, int units, int left) {
        return cancelled(order, line, units, left, true);
    }

    OrderLinesCancelled cancelled(Order order, OrderedLine line, int units, int left, boolean paid) {
        return new OrderLinesCancelled(
                UUID.randomUUID(),
                clock.instant(),
                UUID.randomUUID(),
                order.id(),
                order.number(),
                order.buyer(),
                List.of(new CancelledLine(
                        line.lineId(),
                        line.variantId(),
                        line.productId(),
                        line.brandId(),
                        line.productName(),
                        Quantity.of(units),
                        left,
                        Money.won(12_000L * units))),
                paid,
                Money.won(12_000L * units),
                Money.ZERO,
                List.of(),
                Money.won(12_000),
                "BUYER",
                "단순 변심",
                2);
    }

    void happens(PublishedEvent event) {
        tx.run(() -> events.publishEvent(event));
    }

    void happensAndIsHandled(PublishedEvent event) {
        happens(event);
        awaitHandled(event);
    }

    /** Until delivery has done what it does about this event, which its inbox tells. */
    void awaitHandled(PublishedEvent event) {
        await().until(() -> jdbc.sql("select count(*) from platform.event_inbox where event_id = ?")
                        .param(Uuids.toBytes(event.eventId()))
                        .query(Integer.class)
                        .single()
                == 1);
    }

    /** A paid order of which the shipments are made; their ids in the order of the brands. */
    Order paidOrder(UUID... brands) {
        Order order = order(brands);
        happensAndIsHandled(paid(order));
        return order;
    }

    List<JsonNode> adminViews(Order order) {
        return List.copyOf(api.as(OPERATOR)
                .get("/api/admin/shipments?sort=createdAt,asc&orderId=" + order.id())
                .expect(200)
                .json()
                .path("items")
                .values());
    }

    String shipmentOf(Order order, UUID brand) {
        return adminViews(order).stream()
                .filter(view -> view.path("brandId").asString().equals(brand.toString()))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    static Actor seller(UUID brand) {
        return new Actor(UUID.randomUUID(), Role.BRAND_ADMIN, brand);
    }

    /** A number that the post office might give, never the same twice. */
    static String postNumber() {
        return "%013d".formatted(ThreadLocalRandom.current().nextLong(10_000_000_000_000L));
    }

    static Map<String, String> invoice(String carrier, String number) {
        return Map.of("carrier", carrier, "invoiceNumber", number);
    }
}
