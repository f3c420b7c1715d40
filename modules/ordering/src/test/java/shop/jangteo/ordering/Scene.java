package shop.jangteo.ordering;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import shop.jangteo.contract.catalog.OfferChanged;
import shop.jangteo.contract.delivery.InvoiceRegistered;
import shop.jangteo.contract.delivery.ShipmentDelivered;
import shop.jangteo.contract.ordering.OrderCancelled;
import shop.jangteo.contract.payment.DepositAwaited;
import shop.jangteo.contract.payment.DepositGivenUp;
import shop.jangteo.contract.payment.DepositTakenBack;
import shop.jangteo.contract.payment.PaymentCaptured;
import shop.jangteo.contract.payment.PaymentDeclined;
import shop.jangteo.contract.payment.PaymentRefunded;
import shop.jangteo.contract.payment.PaymentStarted;
import shop.jangteo.contract.payment.RefundRequested;
import shop.jangteo.contract.promotion.CouponUseStarted;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.security.AccessTokens;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.Transactions;
import tools.jackson.databind.JsonNode;

/** What tests of orders do again and again: somebody sells, somebody buys, the other contexts report. */
@TestComponent
@Lazy // The client knows its port only when the server listens.
class Scene {

    static final UUID BRAND = UUID.fromString("01890000-0000-7000-8000-0000000000b1");
    static final Actor OPERATOR = new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null);
    static final Actor SELLER = new Actor(UUID.randomUUID(), Role.BRAND_ADMIN, BRAND);
    static final Map<String, Object> ADDRESS = Map.of(
            "recipient", "김민지",
            "phone", "010-1234-5678",
            "postalCode", "04524",
            "roadAddress", "서울특별시 중구 세종대로 110",
            "detailAddress", "3층");

    private final ApiClient api;
    private final ApplicationEventPublisher publisher;
    private final Transactions tx;
    private final Clock clock;
    private final AccessTokens tokens;

    Scene(ApiClient api, ApplicationEventPublisher publisher, Transactions tx, Clock clock, AccessTokens tokens) {
        this.api = api;
        this.publisher = publisher;
        this.tx = tx;
        this.clock = clock;
        this.tokens = tokens;
    }

    static Actor somebody() {
        return Actor.buyer(UUID.randomUUID());
    }

    ApiClient as(Actor actor) {
        return api.as(actor);
    }

    /** What a browser sends back of a cookie that it was given. */
    static String cookie(Answer answer) {
        String given = String.valueOf(answer.header("Set-Cookie"));
        return given.substring(0, given.indexOf(';'));
    }

    /** The same browser, cookie and all, after its guest has logged in. */
    ApiClient loggedIn(ApiClient guest, Actor member) {
        return guest.withToken(
                tokens.issue(member.memberId(), member.role(), null, UUID.randomUUID(), clock.instant()));
    }

    void publish(PublishedEvent event) {
        tx.run(() -> publisher.publishEvent(event));
    }

    UUID offer(long price) {
        return offer(price, BRAND);
    }

    UUID offer(long price, UUID brand) {
        UUID variant = UUID.randomUUID();
        publish(offered(variant, price, true, 1, brand));
        return variant;
    }

    OfferChanged offered(UUID variant, long price, boolean onSale, long version) {
        return offered(variant, price, onSale, version, BRAND);
    }

    private OfferChanged offered(UUID variant, long price, boolean onSale, long version, UUID brand) {
        return new OfferChanged(
                UUID.randomUUID(),
                clock.instant(),
                variant,
                new UUID(7, variant.getLeastSignificantBits()),
                brand,
                List.of(UUID.randomUUID()),
                "캐시미어 코트",
                Map.of("색상", "네이비"),
                null,
                Money.won(price),
                onSale,
                version);
    }

    static Map<String, Object> order(UUID variant, int quantity) {
        Map<String, Object> body = new HashMap<>();
        body.put("items", List.of(Map.of("variantId", variant, "quantity", quantity)));
        body.put("shippingAddress", ADDRESS);
        body.put("paymentMethod", "CARD");
        return body;
    }

    static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    static Map<String, Object> fromCart(Object what) {
        return Map.of("fromCart", what, "shippingAddress", ADDRESS, "paymentMethod", "CARD");
    }

    /** An order of one thing for 20,000 won. */
    UUID placed(Actor buyer) {
        return id(as(buyer).post("/api/orders", order(offer(20_000), 1)).expect(201));
    }

    UUID paid(Actor buyer) {
        UUID order = placed(buyer);
        capture(order);
        return order;
    }

    UUID delivered(Actor buyer) {
        UUID order = paid(buyer);
        sentAndDelivered(order);
        return order;
    }

    void sentAndDelivered(UUID order) {
        invoice(order);
        arrive(order, true);
        await().until(() -> status(order).equals("DELIVERED"));
    }

    /** Delivered, and paid with the payment that is answered. */
    Paid deliveredAndPaid(Actor buyer) {
        UUID order = placed(buyer);
        UUID payment = capture(order);
        sentAndDelivered(order);
        return new Paid(order, payment);
    }

    record Paid(UUID order, UUID payment) {}

    /** The provider gave money back; all that it ever gave back of this payment is {@code total}. */
    void refundDone(UUID order, UUID payment, long amount, long total) {
        publish(new PaymentRefunded(
                UUID.randomUUID(),
                clock.instant(),
                UUID.randomUUID(),
                payment,
                order,
                UUID.randomUUID(),
                Money.won(amount),
                Money.won(total),
                Money.won(23_000),
                "ORDER"));
    }

    Answer move(Actor actor, UUID order, String status) {
        return as(actor).post("/api/admin/orders/" + order + "/status", Map.of("status", status));
    }

    JsonNode order(UUID order) {
        return as(OPERATOR).get("/api/orders/" + order).expect(200).json();
    }

    String status(UUID order) {
        return order(order).path("status").asString();
    }

    void startPayment(UUID order) {
        publish(new PaymentStarted(
                UUID.randomUUID(), clock.instant(), UUID.randomUUID(), order, UUID.randomUUID(), "ORDER"));
    }

    /** The payment that took the whole amount. */
    UUID capture(UUID order) {
        return capture(order, order(order).path("finalAmount").asLong());
    }

    UUID capture(UUID order, long amount) {
        UUID payment = UUID.randomUUID();
        publish(captured(order, payment, amount));
        return payment;
    }

    PaymentCaptured captured(UUID order, UUID payment, long amount) {
        return new PaymentCaptured(
                UUID.randomUUID(),
                clock.instant(),
                payment,
                order,
                UUID.randomUUID(),
                Money.won(amount),
                "CARD",
                "ORDER");
    }

    void useCoupon(UUID order, Actor buyer) {
        publish(new CouponUseStarted(UUID.randomUUID(), clock.instant(), order, buyer.memberId()));
    }

    void decline(UUID order) {
        publish(new PaymentDeclined(
                UUID.randomUUID(), clock.instant(), UUID.randomUUID(), order, UUID.randomUUID(), "한도 초과", "ORDER"));
    }

    void refund(UUID order, UUID payment, boolean whole, String cause) {
        refund(order, payment, 1_000, whole, cause);
    }

    void refund(UUID order, UUID payment, long amount, boolean whole, String cause) {
        publish(new RefundRequested(
                UUID.randomUUID(),
                clock.instant(),
                UUID.randomUUID(),
                payment,
                order,
                UUID.randomUUID(),
                Money.won(amount),
                whole,
                cause,
                "고객 요청",
                "ORDER"));
    }

    void depositAwaited(UUID order, Instant dueAt) {
        publish(awaited(order, dueAt));
    }

    DepositAwaited awaited(UUID order, Instant dueAt) {
        return new DepositAwaited(
                UUID.randomUUID(),
                clock.instant(),
                UUID.randomUUID(),
                order,
                UUID.randomUUID(),
                Money.won(23_000),
                "국민은행",
                "12345678901234",
                dueAt,
                "ORDER");
    }

    void depositGivenUp(UUID order, Instant at) {
        publish(new DepositGivenUp(UUID.randomUUID(), at, UUID.randomUUID(), order, UUID.randomUUID(), "ORDER"));
    }

    void depositTakenBack(UUID order, UUID payment, Instant dueAt) {
        publish(new DepositTakenBack(
                UUID.randomUUID(),
                clock.instant(),
                payment,
                order,
                UUID.randomUUID(),
                Money.won(23_000),
                dueAt,
                "ORDER",
                Money.ZERO));
    }

    void invoice(UUID order) {
        publish(new InvoiceRegistered(
                UUID.randomUUID(),
                clock.instant(),
                UUID.randomUUID(),
                order,
                "KF261120ABCDEF",
                UUID.randomUUID(),
                SELLER.memberId(),
                "CJ",
                "123456789012",
                "https://example.invalid/123456789012",
                List.of(),
                true));
    }

    void arrive(UUID order, boolean lastOfOrder) {
        publish(new ShipmentDelivered(
                UUID.randomUUID(),
                clock.instant(),
                UUID.randomUUID(),
                order,
                "KF261120ABCDEF",
                UUID.randomUUID(),
                List.of(),
                lastOfOrder));
    }

    static List<OrderCancelled> cancellations(Neighbours.Heard heard, UUID order) {
        return heard.all(OrderCancelled.class).stream()
                .filter(event -> event.orderId().equals(order))
                .toList();
    }

    static UUID id(Answer placed) {
        return UUID.fromString(placed.text("id"));
    }
}
