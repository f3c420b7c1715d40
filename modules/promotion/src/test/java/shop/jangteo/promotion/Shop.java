package shop.jangteo.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.catalog.OfferChanged;
import shop.jangteo.contract.identity.MemberRegistered;
import shop.jangteo.contract.ordering.CancelledLine;
import shop.jangteo.contract.ordering.DiscountRequested;
import shop.jangteo.contract.ordering.OrderCancelled;
import shop.jangteo.contract.ordering.OrderConfirmed;
import shop.jangteo.contract.ordering.OrderLinesCancelled;
import shop.jangteo.contract.ordering.OrderPaid;
import shop.jangteo.contract.ordering.OrderPlaced;
import shop.jangteo.contract.ordering.OrderedLine;
import shop.jangteo.contract.ordering.ShippingAddress;
import shop.jangteo.contract.payment.PaymentCaptured;
import shop.jangteo.contract.payment.Purpose;
import shop.jangteo.contract.payment.RefundRequested;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.kernel.Role;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.Transactions;

/** The shop around promotion, as its tests drive it: an operator, the other contexts, and crowds. */
@Component
@Lazy
class Shop {

    private final ApiClient api;
    private final Transactions tx;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    Shop(ApiClient api, Transactions tx, ApplicationEventPublisher events, JdbcClient jdbc, Clock clock) {
        this.api = api;
        this.tx = tx;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    ApiClient operator() {
        return api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null));
    }

    /** Somebody who has just come. */
    ApiClient guest() {
        return api.anonymous();
    }

    void signedUp(UUID id) {
        happened(new MemberRegistered(
                UUID.randomUUID(), clock.instant(), id, id + "@example.com", "김장터", "01012345678", false, false));
    }

    ApiClient member(UUID id) {
        return api.as(Actor.buyer(id));
    }

    /** A coupon of 5,000 won that can be combined; valid for a month. */
    Map<String, Object> terms(Map<String, Object> changes) {
        Map<String, Object> terms = new HashMap<>(Map.of(
                "name",
                "오천원 할인",
                "type",
                "FIXED_AMOUNT",
                "discountValue",
                5_000,
                "validFrom",
                clock.instant().minus(Duration.ofDays(1)).toString(),
                "validTo",
                clock.instant().plus(Duration.ofDays(30)).toString(),
                "stackable",
                true));
        terms.putAll(changes);
        return terms;
    }

    String coupon(Map<String, Object> changes) {
        return operator().post("/api/coupons", terms(changes)).expect(201).text("id");
    }

    String issue(String couponId, UUID member) {
        return member(member)
                .post("/api/coupons/" + couponId + "/issue")
                .expect(201)
                .text("id");
    }

    String statusOf(String issuedId, UUID member) {
        for (String status : List.of("ISSUED", "USED", "EXPIRED")) {
            for (var item : wallet(member, status).json().path("items")) {
                if (item.path("id").asString().equals(issuedId)) {
                    return status;
                }
            }
        }
        return "none";
    }

    Answer wallet(UUID member, String status) {
        return member(member)
                .get("/api/users/me/coupons?size=100&status=" + status)
                .expect(200);
    }

    /** As happens to answers that are a day old. */
    void forgetAnswers(String key) {
        jdbc.sql("delete from platform.idempotent_request where request_key = ?")
                .param(key)
                .update();
    }

    void grant(UUID member, long points) {
        signedUp(member);
        operator()
                .keyed()
                .post("/api/admin/users/" + member + "/points", Map.of("amount", points, "reason", "사과의 뜻"))
                .expect(201);
    }

    long balance(UUID member) {
        return member(member)
                .get("/api/users/me/points")
                .expect(200)
                .json()
                .path("balance")
                .asLong();
    }

    OfferChanged offer(long won, UUID brand, List<UUID> categories, boolean onSale, long version, UUID variant) {
        return new OfferChanged(
                UUID.randomUUID(),
                clock.instant(),
                variant,
                UUID.randomUUID(),
                brand,
                categories,
                "머그컵",
                Map.of(),
                null,
                Money.won(won),
                onSale,
                version);
    }

    UUID soldFor(long won) {
        UUID variant = UUID.randomUUID();
        happened(offer(won, UUID.randomUUID(), List.of(UUID.randomUUID()), true, 1, variant));
        return variant;
    }

    static OrderedLine line(long won) {
        return line(won, UUID.randomUUID());
    }

    /** Ten units. */
    static OrderedLine tenFor(long won) {
        return new OrderedLine(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "머그컵",
                Map.of(),
                Money.won(won / 10),
                Quantity.of(10),
                Money.won(won),
                Money.ZERO);
    }

    static OrderedLine line(long won, UUID variant) {
        return new OrderedLine(
                UUID.randomUUID(),
                variant,
                UUID.randomUUID(),
                UUID.randomUUID(),
                "머그컵",
                Map.of(),
                Money.won(won),
                Quantity.of(1),
                Money.won(won),
                Money.ZERO);
    }

    DiscountRequested discountRequested(
            UUID order, UUID buyer, List<OrderedLine> lines, List<String> couponIds, long points) {
        return new DiscountRequested(
                UUID.randomUUID(),
                clock.instant(),
                order,
                buyer,
                lines,
                couponIds.stream().map(UUID::fromString).toList(),
                Money.won(points));
    }

    OrderPlaced placed(UUID order, UUID buyer, List<OrderedLine> lines) {
        Money total = Money.sum(lines.stream().map(OrderedLine::lineAmount).toList());
        return new OrderPlaced(
                UUID.randomUUID(),
                clock.instant(),
                order,
                "KF260101ABCDEF",
                buyer,
                lines,
                total,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                total,
                clock.instant().plus(Duration.ofMinutes(30)),
                null);
    }

    OrderCancelled cancelled(UUID order, UUID buyer) {
        return new OrderCancelled(
                UUID.randomUUID(),
                clock.instant(),
                order,
                "KF260101ABCDEF",
                buyer,
                List.of(),
                false,
                Money.ZERO,
                Money.ZERO,
                "BUYER",
                "changed my mind");
    }

    /** @param remaining of the line's ten units */
    OrderLinesCancelled linesCancelled(
            UUID cancellation,
            UUID order,
            UUID buyer,
            OrderedLine line,
            int remaining,
            long points,
            List<String> coupons) {
        int cancelled = line.quantity().value() - remaining;
        return new OrderLinesCancelled(
                UUID.randomUUID(),
                clock.instant(),
                cancellation,
                order,
                "KF260101ABCDEF",
                buyer,
                List.of(new CancelledLine(
                        line.lineId(),
                        line.variantId(),
                        line.productId(),
                        line.brandId(),
                        line.productName(),
                        Quantity.of(cancelled),
                        remaining,
                        line.unitPrice().times(cancelled))),
                false,
                Money.ZERO,
                Money.won(points),
                coupons.stream().map(UUID::fromString).toList(),
                Money.ZERO,
                "BUYER",
                "too many",
                2);
    }

    PaymentCaptured captured(UUID charge, UUID member, long won) {
        return new PaymentCaptured(
                UUID.randomUUID(),
                clock.instant(),
                UUID.randomUUID(),
                charge,
                member,
                Money.won(won),
                "CARD",
                Purpose.POINTS_CHARGE);
    }

    RefundRequested refundRequested(UUID charge, UUID member, long won, boolean whole) {
        return new RefundRequested(
                UUID.randomUUID(),
                clock.instant(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                charge,
                member,
                Money.won(won),
                whole,
                "DIRECT",
                "changed my mind",
                Purpose.POINTS_CHARGE);
    }

    OrderConfirmed confirmed(UUID order, UUID buyer, long earningBase) {
        return new OrderConfirmed(
                UUID.randomUUID(), clock.instant(), order, "KF260101ABCDEF", buyer, List.of(), Money.won(earningBase));
    }

    OrderPaid paid(UUID order, UUID buyer) {
        return new OrderPaid(
                UUID.randomUUID(),
                clock.instant(),
                order,
                "KF260101ABCDEF",
                buyer,
                UUID.randomUUID(),
                List.of(),
                Money.ZERO,
                new ShippingAddress("김장터", "01012345678", "04524", "서울 중구 세종대로 110", null, null));
    }

    /** For a transaction that is under way. */
    void happenedWithin(PublishedEvent event) {
        events.publishEvent(event);
    }

    /**
     * The first has done its work and not committed yet when the second begins; it commits once the second waits for one
     * of its rows.
     */
    CompletableFuture<Void> whileAnotherHolds(Runnable first, Runnable second) {
        return tx.call(() -> {
            first.run();
            int waitingBefore = waiting();
            CompletableFuture<Void> other = CompletableFuture.runAsync(second);
            await().until(() -> other.isDone() || waiting() > waitingBefore);
            return other;
        });
    }

    private int waiting() {
        return jdbc.sql("select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT'")
                .query(Integer.class)
                .single();
    }

    void happened(PublishedEvent event) {
        tx.run(() -> events.publishEvent(event));
    }

    /** All at once; what each of them came to, an exception as itself. */
    static List<Object> allAtOnce(List<? extends Callable<?>> tasks) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> running = new ArrayList<>();
            for (Callable<?> task : tasks) {
                running.add(crowd.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            start.countDown();
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> one : running) {
                try {
                    outcomes.add(one.get());
                } catch (ExecutionException failed) {
                    outcomes.add(failed.getCause());
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(stopped);
                }
            }
            return outcomes;
        }
    }

    /** I9, I10, I14–I16, I18: what must hold in the tables whatever has happened. */
    void assertBooksBalance() {
        assertNone("""
            select coupon_id from promotion.v_coupon c
            where issued_count > quantity or issued_count <>
                (select count(*) from promotion.v_issued_coupon i where i.coupon_id = c.coupon_id)
            """);
        for (String invariant : Invariant.names()) {
            assertThat(broken(invariant)).as(invariant).isEmpty();
        }
    }

    /** What an invariant of this context finds now, by entity. */
    Map<String, String> broken(String invariant) {
        return jdbc
                .sql(Invariant.named(invariant).sql())
                // Not the clock that tests move: what it makes overdue in one of them is no concern of the others.
                .params(Map.of("settled", LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC)))
                .query((row, number) ->
                        Map.entry(row.getString("entity"), row.getString("expected") + " ≠ " + row.getString("actual")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void assertNone(String broken) {
        assertThat(jdbc.sql("select count(*) from (" + broken + ") broken")
                        .query(Integer.class)
                        .single())
                .as(broken)
                .isZero();
    }
}
