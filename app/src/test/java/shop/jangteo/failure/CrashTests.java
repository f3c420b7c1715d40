package shop.jangteo.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import shop.jangteo.ShopServers;
import shop.jangteo.contention.Rounds;
import shop.jangteo.embedded.MariaDbServer;
import shop.jangteo.embedded.RedisServerProcess;
import shop.jangteo.embedded.ReplicatedMariaDb;
import shop.jangteo.journey.Operators;
import shop.jangteo.journey.Shop;
import shop.jangteo.journey.Shop.Goods;
import shop.jangteo.journey.Shop.Person;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.Auditor;
import shop.jangteo.watch.Interleaving;
import tools.jackson.databind.JsonNode;

/** Each process dies in another place and leaves what it did to the next one; the last one has to put all of it right. */
@DisplayName("F1 F2: a process is killed between two of its steps")
class CrashTests {

    private static final String COMMITTED = "@@last_gtid";

    private static ReplicatedMariaDb database;
    private static RedisServerProcess redis;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start() {
        database = ReplicatedMariaDb.throwAway();
        redis = RedisServerProcess.throwAway();
        jdbc = JdbcClient.create(new DriverManagerDataSource(
                database.primary().jdbcUrl(""),
                MariaDbServer.USER,
                database.primary().password()));
    }

    @AfterAll
    static void stop() {
        database.close();
        redis.close();
    }

    private static Map<String, String> settings(String crash) {
        Map<String, String> settings = new LinkedHashMap<>(ShopServers.settings(database, redis));
        settings.put("crash", crash);
        settings.put("spring.modulith.events.staleness.check-interval", "1s");
        settings.put("spring.modulith.events.staleness.published", "2s");
        settings.put("spring.modulith.events.staleness.processing", "2s");
        settings.put("spring.modulith.events.staleness.resubmitted", "2s");
        settings.put("jangteo.events.first-retry", "1s");
        settings.put("jangteo.events.resubmit-every", "1s");
        settings.put("jangteo.payment.jobs.resolve", "PT1S");
        settings.put("jangteo.payment.jobs.refund", "PT1S");
        return settings;
    }

    /** What must be so in the end. */
    private interface Expectation {
        void holds(Shop shop);
    }

    /**
     * @param always also in the short form; the others with {@code -Pcontention}
     * @param crash where the process dies, as {@link CrashingShop} understands it
     * @param fate what is done there; the last request of it isn't answered
     */
    private record Death(boolean always, String crash, Function<Shop, Expectation> fate) {}

    private static List<Death> deaths() {
        return List.of(
                new Death(
                        true,
                        CrashingShop.LISTENER + "`shipment_line`" + CrashingShop.THEN + "EVENT_PUBLICATION",
                        shop -> paidButNotDelivered(shop, true)),
                new Death(true, "before-listener", shop -> paidButNotDelivered(shop, false)),
                new Death(true, "update `ordering`.`orders`", CrashTests::capturedAndNotRecorded),
                new Death(true, "`payment`.`ledger_postings`", CrashTests::confirmedAndNotRecorded),
                new Death(
                        true,
                        CrashingShop.ANYBODY + "`payment`.`mock_provider_transactions`",
                        CrashTests::refundRecordedAndNotAsked),
                new Death(true, "update `payment`.`refunds`", CrashTests::refundAskedAndNotRecorded),
                new Death(
                        true,
                        CrashingShop.LISTENER + "`promotion`.`points_account`",
                        CrashTests::pointsCapturedAndNotRecorded),
                new Death(
                        true,
                        CrashingShop.ANYBODY + "`delivery`.`shipment_line`",
                        CrashTests::paidAndDiedInTheMiddleOfAListener),
                new Death(false, COMMITTED, CrashTests::unitCancelledAndNotGivenBack),
                new Death(false, COMMITTED, CrashTests::couponIssuedAndRedisNotTold),
                new Death(false, COMMITTED, CrashTests::orderPlacedAndNotAnswered));
    }

    @Test
    @DisplayName("nothing is lost, nothing is done twice, nobody pays twice, and the auditor finds nothing")
    void theNextProcessPutsItRight() {
        List<Expectation> expectations = new ArrayList<>();
        for (Death death : deaths()) {
            if (!death.always() && !Rounds.LONG) {
                continue;
            }
            try (ShopProcess dying = ShopProcess.start(CrashingShop.class, settings(death.crash()))) {
                expectations.add(death.fate().apply(Operators.openShop(dying.port(), jdbc)));
                if (!death.crash().equals("before-listener")) {
                    await().atMost(Duration.ofSeconds(30)).until(() -> !dying.isAlive());
                }
            }
        }

        try (ShopProcess last = ShopProcess.start(CrashingShop.class, settings("never"))) {
            // Time passes: what waits for its time has it now, and what a dead process had locked is free.
            Operators.openShop(last.port(), jdbc).advanceClock("PT5M");
            jdbc.sql("update platform.shedlock set lock_until = now(3)").update();
            Shop shop = Operators.openShop(last.port(), jdbc);
            for (Expectation expectation : expectations) {
                await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> expectation.holds(shop));
            }
            Auditor.of(() -> shop.operator().api()).assertClean();
            assertNobodyPaidTwice(shop.operator().api());
        }
    }

    /** By the provider's own books: one capture of each payment, and all that it has kept is what the shop knows of. */
    private static void assertNobodyPaidTwice(ApiClient operator) {
        List<JsonNode> moved = new ArrayList<>();
        Instant now = Instant.parse(operator.get("/api/admin/clock").expect(200).text("now"));
        for (int daysAgo = 0; daysAgo < 2; daysAgo++) {
            LocalDate day = LocalDate.ofInstant(now, ZoneId.of("Asia/Seoul")).minusDays(daysAgo);
            operator.get("/api/mock-provider/transactions?day=" + day)
                    .expect(200)
                    .json()
                    .forEach(moved::add);
        }
        List<String> captured = moved.stream()
                .filter(each -> each.get("kind").asString().equals("CAPTURE"))
                .map(each -> each.get("paymentId").asString())
                .toList();
        assertThat(captured).isNotEmpty().doesNotHaveDuplicates();
        long kept = moved.stream()
                .mapToLong(each -> each.get("kind").asString().equals("CAPTURE")
                        ? each.get("amount").asLong()
                        : -each.get("amount").asLong())
                .sum();
        assertThat(jdbc.sql("select sum(captured_amount - refunded_amount) from payment.v_payment")
                        .query(Long.class)
                        .single())
                .isEqualTo(kept);
    }

    /** The request whose process dies while it is being answered. */
    private static ApiClient doomed(ApiClient api) {
        return Interleaving.as(api, CrashingShop.DOOMED);
    }

    private static void dies(Runnable request) {
        try {
            request.run();
            throw new AssertionError("was answered");
        } catch (UncheckedIOException died) {
            assertThat(died).hasCauseInstanceOf(java.io.IOException.class);
        }
    }

    /** What earlier deaths have left is delivered first, so that it isn't what this one dies of. */
    private static Expectation paidAndDiedInTheMiddleOfAListener(Shop shop) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql("select count(*) from platform.EVENT_PUBLICATION")
                                .query(Integer.class)
                                .single()
                        == 0);
        Person buyer = shop.signUp();
        return paidButNotDelivered(shop, buyer, new Person(buyer.id(), buyer.email(), doomed(buyer.api())), true);
    }

    private static Expectation paidButNotDelivered(Shop shop, boolean mayDieWhileAnswering) {
        Person buyer = shop.signUp();
        return paidButNotDelivered(shop, buyer, buyer, mayDieWhileAnswering);
    }

    private static Expectation paidButNotDelivered(
            Shop shop, Person buyer, Person payer, boolean mayDieWhileAnswering) {
        Goods goods = shop.sell(20_000, 5);
        JsonNode order = shop.order(buyer, goods, 1);
        try {
            shop.pay(payer, order, "approve");
        } catch (UncheckedIOException diedWhileAnswering) {
            assertThat(mayDieWhileAnswering).isTrue();
        }
        return next -> {
            Person again = next.logIn(buyer.email(), Shop.PASSWORD);
            assertThat(next.see(again, order).get("status").asString()).isEqualTo("PAID");
            assertThat(again.api()
                            .get("/api/orders/" + order.get("id").asString() + "/shipments")
                            .expect(200)
                            .json())
                    .hasSize(1);
            List<String> types = again.api()
                    .get("/api/users/me/notifications?size=100")
                    .expect(200)
                    .json()
                    .get("items")
                    .valueStream()
                    .map(notification -> notification.get("type").asString())
                    .toList();
            assertThat(types).contains("ORDER_PAID").doesNotHaveDuplicates();
            assertThat(jdbc.sql("select concat(on_hand, '/', reserved) from catalog.stock"
                                    + " where variant_id = unhex(replace(?, '-', ''))")
                            .param(goods.variantId())
                            .query(String.class)
                            .single())
                    .isEqualTo("4/0");
        };
    }

    private static Expectation capturedAndNotRecorded(Shop shop) {
        Person buyer = shop.signUp();
        JsonNode order = shop.order(buyer, shop.sell(20_000, 5), 1);
        dies(() -> shop.pay(new Person(buyer.id(), buyer.email(), doomed(buyer.api())), order, "approve"));
        assertThat(atProvider("CAPTURE", order)).isEqualTo(1);
        return next -> {
            assertThat(next.see(next.logIn(buyer.email(), Shop.PASSWORD), order)
                            .get("status")
                            .asString())
                    .isEqualTo("PAID");
            assertThat(atProvider("CAPTURE", order)).isEqualTo(1);
        };
    }

    private static Expectation confirmedAndNotRecorded(Shop shop) {
        Person buyer = shop.signUp();
        JsonNode order = shop.order(buyer, shop.sell(20_000, 5), 1);
        String payment = shop.pay(buyer, order, "window").expect(201).text("id");
        dies(() -> doomed(buyer.api())
                .post(
                        "/api/payments/confirm",
                        Map.of("paymentKey", "mock-" + payment, "orderId", payment, "amount", 23_000)));
        assertThat(capturedOf(buyer)).isEqualTo(1);
        return next -> {
            Person again = next.logIn(buyer.email(), Shop.PASSWORD);
            assertThat(next.see(again, order).get("status").asString()).isEqualTo("PAID");
            assertThat(capturedOf(buyer)).isEqualTo(1);
        };
    }

    private static Expectation unitCancelledAndNotGivenBack(Shop shop) {
        Person buyer = shop.signUp();
        Goods goods = shop.sell(20_000, 5);
        JsonNode order = shop.order(buyer, goods, 2);
        String payment = shop.pay(buyer, order, "approve").expect(201).text("id");
        Map<String, Object> unit = Map.of("itemId", order.at("/items/0/id").asString(), "quantity", 1);
        dies(() -> doomed(buyer.api())
                .keyed()
                .post(
                        "/api/orders/" + order.get("id").asString() + "/cancel",
                        Map.of("items", List.of(unit), "reason", "crash")));
        return next -> {
            JsonNode seen = next.see(next.logIn(buyer.email(), Shop.PASSWORD), order);
            assertThat(seen.get("finalAmount").asLong()).isEqualTo(23_000);
            assertThat(seen.get("cancellations")).hasSize(1);
            assertThat(givenBackByProvider(payment)).isEqualTo(20_000);
            next.awaitAvailable(goods, 4);
        };
    }

    private static Expectation refundRecordedAndNotAsked(Shop shop) {
        return refundedOnce(shop, 0);
    }

    private static Expectation refundAskedAndNotRecorded(Shop shop) {
        return refundedOnce(shop, 5_000);
    }

    private static Expectation refundedOnce(Shop shop, long already) {
        Person buyer = shop.signUp();
        JsonNode order = shop.order(buyer, shop.sell(20_000, 5), 1);
        String payment = shop.pay(buyer, order, "approve").expect(201).text("id");
        dies(() -> doomed(shop.operator().api())
                .keyed()
                .post("/api/payments/" + payment + "/refund", Map.of("amount", 5_000, "reason", "crash")));
        assertThat(givenBackByProvider(payment)).isEqualTo(already);
        return next -> {
            JsonNode seen = next.operator()
                    .api()
                    .get("/api/payments/" + payment)
                    .expect(200)
                    .json();
            assertThat(seen.get("status").asString()).isEqualTo("PARTIALLY_REFUNDED");
            assertThat(seen.get("refunds")).hasSize(1);
            assertThat(seen.at("/refunds/0/status").asString()).isEqualTo("DONE");
            assertThat(givenBackByProvider(payment)).isEqualTo(5_000);
        };
    }

    private static Expectation pointsCapturedAndNotRecorded(Shop shop) {
        Person buyer = shop.signUp();
        dies(() -> buyer.api()
                .keyed()
                .post("/api/users/me/points/charge", Map.of("amount", 10_000, "paymentMethod", "CARD")));
        assertThat(capturedOf(buyer)).isEqualTo(1);
        return next -> {
            assertThat(next.points(next.logIn(buyer.email(), Shop.PASSWORD))).isEqualTo(10_000);
            assertThat(capturedOf(buyer)).isEqualTo(1);
        };
    }

    private static Expectation couponIssuedAndRedisNotTold(Shop shop) {
        Person member = shop.signUp();
        String coupon = shop.operator()
                .api()
                .post(
                        "/api/coupons",
                        Map.of(
                                "name", "선착순",
                                "type", "FIRST_COME",
                                "discountType", "FIXED_AMOUNT",
                                "discountValue", 1_000,
                                "quantity", 2,
                                "validFrom", "2020-01-01T00:00:00Z",
                                "validTo", "2099-12-31T00:00:00Z"))
                .expect(201)
                .text("id");
        shop.signUp().api().post("/api/coupons/" + coupon + "/issue").expect(201);
        dies(() -> doomed(member.api()).post("/api/coupons/" + coupon + "/issue"));
        return next -> {
            Person again = next.logIn(member.email(), Shop.PASSWORD);
            assertThat(again.api()
                            .get("/api/users/me/coupons")
                            .expect(200)
                            .json()
                            .get("items"))
                    .hasSize(1);
            assertThat(again.api().post("/api/coupons/" + coupon + "/issue").code())
                    .isEqualTo("COUPON_ALREADY_ISSUED");
            assertThat(next.signUp()
                            .api()
                            .post("/api/coupons/" + coupon + "/issue")
                            .code())
                    .isEqualTo("COUPON_SOLD_OUT");
        };
    }

    private static Expectation orderPlacedAndNotAnswered(Shop shop) {
        Person buyer = shop.signUp();
        Map<String, Object> body = Map.of(
                "items",
                List.of(Map.of("variantId", shop.sell(20_000, 5).variantId(), "quantity", 1)),
                "shippingAddress",
                Shop.address(),
                "paymentMethod",
                "CARD");
        dies(() -> doomed(buyer.api()).idempotencyKey("again").post("/api/orders", body));
        return next -> {
            Person again = next.logIn(buyer.email(), Shop.PASSWORD);
            String order = again.api()
                    .idempotencyKey("again")
                    .post("/api/orders", body)
                    .expect(201)
                    .text("id");
            JsonNode orders = again.api().get("/api/orders").expect(200).json().get("items");
            assertThat(orders).hasSize(1);
            assertThat(orders.get(0).get("id").asString()).isEqualTo(order);
        };
    }

    private static int atProvider(String kind, JsonNode order) {
        return jdbc.sql("select count(*) from payment.mock_provider_transactions where kind = ? and answer ="
                        + " 'APPROVED' and order_id = unhex(replace(?, '-', ''))")
                .params(kind, order.get("id").asString())
                .query(Integer.class)
                .single();
    }

    private static int capturedOf(Person buyer) {
        return jdbc.sql("select count(*) from payment.mock_provider_transactions t join payment.payments p"
                        + " on p.id = t.request_key where t.kind = 'CAPTURE' and t.answer = 'APPROVED'"
                        + " and p.buyer_id = unhex(replace(?, '-', ''))")
                .param(buyer.id())
                .query(Integer.class)
                .single();
    }

    private static long givenBackByProvider(String payment) {
        return jdbc.sql("select coalesce(sum(amount), 0) from payment.mock_provider_transactions where kind = 'REFUND'"
                        + " and answer = 'APPROVED' and of_key = unhex(replace(?, '-', ''))")
                .param(payment)
                .query(Long.class)
                .single();
    }
}
