package shop.jangteo.contention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import shop.jangteo.JangteoApplication;
import shop.jangteo.ShopServers;
import shop.jangteo.contract.identity.MemberRegistered;
import shop.jangteo.embedded.RedisServerProcess;
import shop.jangteo.embedded.ReplicatedMariaDb;
import shop.jangteo.journey.Operators;
import shop.jangteo.journey.Shop;
import shop.jangteo.journey.Shop.Goods;
import shop.jangteo.journey.Shop.Person;
import shop.jangteo.kernel.Actor;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.Auditor;
import shop.jangteo.testkit.TestSupport;
import shop.jangteo.testkit.Transactions;
import shop.jangteo.watch.Interleaving;
import shop.jangteo.watch.Interleaving.Both;
import shop.jangteo.watch.Statements;
import shop.jangteo.watch.Statements.Watching;
import tools.jackson.databind.JsonNode;

/**
 * RELIABILITY, calibration: a detector counts only after it has caught something. Two people come in the worst order; with
 * any one of the guards alone all is well, and without all of them it goes wrong and is noticed. The servers are this
 * test's own, because what goes wrong stays in them.
 */
@SpringBootTest(classes = JangteoApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = GuardTests.OwnServers.class)
@Import({TestSupport.class, Statements.class})
@ActiveProfiles("test")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@DirtiesContext
@DisplayName("Each guard is needed")
class GuardTests {

    static final class OwnServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Map<String, String> settings =
                    ShopServers.settings(ReplicatedMariaDb.throwAway(), RedisServerProcess.throwAway());
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("own servers", Map.copyOf(settings)));
        }
    }

    private static final String CARD = "CARD";
    private static final String ORDER_LOCKED = "from `ordering`.`orders` where `ordering`.`orders`.`id` = ? for update";

    /** The foreign key to the coupon needs one. */
    private static final String SPARE_KEY = "add key if not exists spare (coupon_id), ";

    private final Shop shop;
    private final ApiClient api;
    private final JdbcClient jdbc;
    private final Auditor auditor;
    private final Interleaving interleaving;
    private final ApplicationEventPublisher publisher;
    private final Transactions transactions;
    private final Clock clock;

    GuardTests(
            Operators operators,
            ApiClient api,
            JdbcClient jdbc,
            Auditor auditor,
            ApplicationEventPublisher publisher,
            Transactions transactions,
            Clock clock,
            @LocalServerPort int port) {
        this.shop = operators.openShop(port);
        this.api = api;
        this.jdbc = jdbc;
        this.auditor = auditor;
        this.interleaving = new Interleaving(jdbc);
        this.publisher = publisher;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Something that two do at once.
     *
     * @param guards each of which is enough
     * @param run what went wrong, null when nothing did
     */
    private record Race(String name, List<Guard> guards, Supplier<@Nullable String> run) {}

    private List<Race> races() {
        Guard cart = Guard.statement("row lock of the cart", "insert into `ordering`.`carts`");
        Guard order = Guard.rowLock("ordering.orders");
        Guard orderVersion = Guard.version("ordering.orders");
        return List.of(
                new Race(
                        "CA-8: the last unit, in two carts",
                        List.of(Guard.rowLock("catalog.stock"), Guard.version("catalog.stock")),
                        this::theLastUnit),
                new Race(
                        "F27 OR-9: a line of an order cancelled twice",
                        List.of(order, orderVersion),
                        this::theSameLineCancelledTwice),
                new Race(
                        "PA-4: two browsers pay an order",
                        List.of(
                                order,
                                Guard.rowLock("payment.payable_orders"),
                                Guard.constraint(
                                        jdbc,
                                        "payment.payments",
                                        "drop index payments_one_attempt_per_order",
                                        "add unique key payments_one_attempt_per_order (active_order_id)")),
                        this::twoPayments),
                new Race(
                        "PA-7: two refunds that together are more than was paid",
                        List.of(order, orderVersion, Guard.version("payment.payments")),
                        this::twoRefunds),
                new Race(
                        "PR-5: points spent from two devices",
                        List.of(
                                cart,
                                Guard.rowLock("promotion.points_account"),
                                Guard.version("promotion.points_account")),
                        this::pointsTwice),
                new Race(
                        "PR-2: a coupon's piece for two orders",
                        List.of(
                                cart,
                                Guard.rowLock("promotion.issued_coupon"),
                                Guard.version("promotion.issued_coupon")),
                        this::pieceTwice),
                new Race(
                        "PR-3: the last piece of a coupon, for two members",
                        List.of(
                                Guard.rowLock("promotion.free_piece"),
                                Guard.constraint(
                                        jdbc,
                                        "promotion.issued_coupon",
                                        SPARE_KEY + "drop index uq_issued_coupon_number",
                                        "add constraint uq_issued_coupon_number unique (coupon_id, number)")),
                        this::theLastPiece),
                new Race(
                        "PR-2: a coupon's only piece for a member, asked for twice",
                        List.of(Guard.constraint(
                                jdbc,
                                "promotion.issued_coupon",
                                SPARE_KEY + "drop index uq_issued_coupon_piece",
                                "add constraint uq_issued_coupon_piece unique (coupon_id, member_id, seq)")),
                        this::twoPiecesForOne),
                new Race(
                        "OR-4: the same Idempotency-Key",
                        List.of(
                                Guard.uniqueValue(
                                        "claim of the key",
                                        "insert ignore into platform.idempotent_request",
                                        "values (?, ?,",
                                        "values (?, concat(left(?, 200), uuid()),"),
                                cart,
                                Guard.constraint(
                                        jdbc,
                                        "ordering.orders",
                                        "drop index orders_request",
                                        "add unique key orders_request (buyer_id, request_key)")),
                        this::theSameKey),
                new Race(
                        "SY-4: an event that is delivered twice",
                        List.of(Guard.uniqueValue(
                                "inbox",
                                "insert ignore into platform.event_inbox",
                                "values (?,",
                                "values (concat(left(?, 150), uuid()),")),
                        this::anEventTwice));
    }

    /** What goes wrong comes last: it may keep an index from coming back. */
    @TestFactory
    @DisplayName("and one is enough")
    Stream<DynamicNode> oneIsEnoughAndOneIsNeeded() {
        return Stream.of(
                DynamicContainer.dynamicContainer(
                        "with all of them nothing goes wrong",
                        races().stream()
                                .map(race -> DynamicTest.dynamicTest(
                                        race.name(),
                                        () -> assertThat(race.run().get()).isNull()))),
                DynamicContainer.dynamicContainer(
                        "each one alone is enough",
                        races().stream()
                                .filter(race -> race.guards().size() > 1)
                                .flatMap(race -> race.guards().stream()
                                        .map(kept -> DynamicTest.dynamicTest(
                                                race.name() + ": " + kept,
                                                () -> assertThat(without(race, kept))
                                                        .isNull())))),
                DynamicContainer.dynamicContainer(
                        "without any it goes wrong, and is noticed",
                        races().stream()
                                .map(race -> DynamicTest.dynamicTest(
                                        race.name(),
                                        () -> assertThat(without(race, null)).isNotNull()))));
    }

    private static @Nullable String without(Race race, @Nullable Guard kept) {
        List<Watching> gone = new ArrayList<>();
        try {
            race.guards().stream()
                    .filter(guard -> !guard.equals(kept))
                    .forEach(guard -> gone.add(guard.takeAway().get()));
            return race.run().get();
        } finally {
            gone.reversed().forEach(Watching::close);
        }
    }

    private ApiClient stranger() {
        return api.as(Actor.buyer(UUID.randomUUID()));
    }

    private static Map<String, Object> order(Goods goods, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.put("items", List.of(Map.of("variantId", goods.variantId(), "quantity", 1)));
        body.put("shippingAddress", Shop.address());
        body.put("paymentMethod", CARD);
        return body;
    }

    private static List<Answer> good(Both<Answer, Answer> both) {
        return Stream.of(both.first(), both.second())
                .filter(answer -> answer.status() == 201)
                .toList();
    }

    /** What the auditor says of this one; earlier races have left their own traces. */
    private List<String> audited(String id) {
        return auditor.audit(Map.of("quiet", true))
                .get("invariants")
                .valueStream()
                .flatMap(check -> check.get("findings").valueStream())
                .map(JsonNode::toString)
                .filter(finding -> finding.contains(id))
                .toList();
    }

    private @Nullable String theLastUnit() {
        Goods goods = shop.sell(20_000, 1);
        Both<Answer, Answer> both = interleaving.of(
                trace -> Interleaving.as(stranger(), trace).post("/api/orders", order(goods, Map.of())),
                "from `catalog`.`stock` ",
                trace -> Interleaving.as(stranger(), trace).post("/api/orders", order(goods, Map.of())));
        List<String> found = audited(goods.variantId());
        return good(both).size() == 1 && found.isEmpty() ? null : both + " " + found;
    }

    private @Nullable String theSameLineCancelledTwice() {
        Goods kept = shop.sell(40_000, 5);
        Goods given = shop.sell(20_000, 5);
        ApiClient buyer = stranger();
        Map<String, Object> body = order(kept, Map.of());
        body.put(
                "items",
                List.of(
                        Map.of("variantId", kept.variantId(), "quantity", 1),
                        Map.of("variantId", given.variantId(), "quantity", 1)));
        JsonNode placed = buyer.post("/api/orders", body).expect(201).json();
        String order = placed.get("id").asString();
        pay(buyer, order).expect(201);
        String line = placed.at("/items/1/id").asString();
        Both<Answer, Answer> both = interleaving.of(
                trace -> cancel(Interleaving.as(buyer, trace), order, line),
                "join `ordering`.`order_discount_shares`",
                trace -> cancel(Interleaving.as(buyer, trace), order, line));
        long cancelled = Stream.of(both.first(), both.second())
                .filter(answer -> answer.status() == 200)
                .count();
        return cancelled == 1 ? null : both.toString();
    }

    private static Answer cancel(ApiClient buyer, String order, String line) {
        return buyer.keyed()
                .post(
                        "/api/orders/" + order + "/cancel",
                        Map.of("items", List.of(Map.of("itemId", line, "quantity", 1)), "reason", "race"));
    }

    private @Nullable String twoPayments() {
        Goods goods = shop.sell(20_000, 5);
        ApiClient buyer = stranger();
        String order =
                buyer.post("/api/orders", order(goods, Map.of())).expect(201).text("id");
        Both<Answer, Answer> both = interleaving.of(
                trace -> pay(Interleaving.as(buyer, trace), order),
                "insert into `payment`.`payments`",
                trace -> pay(Interleaving.as(buyer, trace), order));
        int captured = jdbc.sql("select count(*) from payment.mock_provider_transactions where kind = 'CAPTURE' and"
                        + " answer = 'APPROVED' and order_id = unhex(replace(?, '-', ''))")
                .param(order)
                .query(Integer.class)
                .single();
        return captured == 1 ? null : captured + " captures: " + both;
    }

    private @Nullable String twoRefunds() {
        Goods goods = shop.sell(20_000, 5);
        ApiClient buyer = stranger();
        String order =
                buyer.post("/api/orders", order(goods, Map.of())).expect(201).text("id");
        String payment = pay(buyer, order).expect(201).text("id");
        Both<Answer, Answer> both =
                interleaving.of(trace -> refund(trace, payment), ORDER_LOCKED, trace -> refund(trace, payment));
        long asked = jdbc.sql("select coalesce(sum(amount), 0) from payment.refunds where payment_id ="
                        + " unhex(replace(?, '-', ''))")
                .param(payment)
                .query(Long.class)
                .single();
        return asked <= 23_000 ? null : asked + " won asked back of 23000: " + both;
    }

    private Answer refund(String trace, String payment) {
        return Interleaving.as(shop.operator().api(), trace)
                .keyed()
                .post("/api/payments/" + payment + "/refund", Map.of("amount", 15_000, "reason", "race"));
    }

    private @Nullable String pointsTwice() {
        Goods goods = shop.sell(20_000, 5);
        Person buyer = shop.signUp();
        shop.givePoints(buyer, 1_000);
        Map<String, Object> body = order(goods, Map.of("usePoints", 1_000));
        Both<Answer, Answer> both = interleaving.of(
                trace -> Interleaving.as(buyer.api(), trace).post("/api/orders", body),
                "from `promotion`.`points_account`",
                trace -> Interleaving.as(buyer.api(), trace).post("/api/orders", body));
        List<String> found = audited(buyer.id());
        return good(both).size() == 1 && found.isEmpty() ? null : both + " " + found;
    }

    private @Nullable String pieceTwice() {
        Goods goods = shop.sell(20_000, 5);
        Person buyer = shop.signUp();
        String piece = shop.issueCoupon(buyer, Map.of("type", "FIXED_AMOUNT", "discountValue", 1_000));
        Map<String, Object> body = order(goods, Map.of("couponIds", List.of(piece)));
        Both<Answer, Answer> both = interleaving.of(
                trace -> Interleaving.as(buyer.api(), trace).post("/api/orders", body),
                "from `promotion`.`issued_coupon`",
                trace -> Interleaving.as(buyer.api(), trace).post("/api/orders", body));
        return good(both).size() == 1 ? null : both.toString();
    }

    private @Nullable String theLastPiece() {
        String coupon = firstCome(2);
        issue(stranger(), coupon).expect(201);
        Both<Answer, Answer> both = interleaving.of(
                trace -> issue(Interleaving.as(stranger(), trace), coupon),
                "`number` from `promotion`.`free_piece`",
                trace -> issue(Interleaving.as(stranger(), trace), coupon));
        return good(both).size() == 1 ? null : both.toString();
    }

    private @Nullable String twoPiecesForOne() {
        String coupon = firstCome(10);
        issue(stranger(), coupon).expect(201);
        ApiClient member = stranger();
        Both<Answer, Answer> both = interleaving.of(
                trace -> issue(Interleaving.as(member, trace), coupon),
                "`number` from `promotion`.`free_piece`",
                trace -> issue(Interleaving.as(member, trace), coupon));
        return good(both).size() == 1 ? null : both.toString();
    }

    private @Nullable String theSameKey() {
        Goods goods = shop.sell(20_000, 5);
        ApiClient buyer = stranger().idempotencyKey("race-" + UUID.randomUUID());
        Both<Answer, Answer> both = interleaving.of(
                trace -> Interleaving.as(buyer, trace).post("/api/orders", order(goods, Map.of())),
                "insert into `ordering`.`orders`",
                trace -> Interleaving.as(buyer, trace).post("/api/orders", order(goods, Map.of())));
        long orders =
                good(both).stream().map(answer -> answer.text("id")).distinct().count();
        return orders == 1 ? null : both.toString();
    }

    private @Nullable String anEventTwice() {
        String counted = "select coalesce(sum(new_members), 0) from support.daily_figures";
        long before = jdbc.sql(counted).query(Long.class).single();
        var event = new MemberRegistered(
                UUID.randomUUID(),
                clock.instant(),
                UUID.randomUUID(),
                "twice@example.com",
                "김하늘",
                "01012345678",
                false,
                false);
        for (int i = 0; i < 2; i++) {
            transactions.run(() -> publisher.publishEvent(event));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> jdbc.sql("select count(*) from platform.EVENT_PUBLICATION")
                                    .query(Integer.class)
                                    .single()
                            == 0);
        }
        long more = jdbc.sql(counted).query(Long.class).single() - before;
        return more == 1 ? null : "one new member was counted " + more + " times";
    }

    private static Answer pay(ApiClient buyer, String order) {
        return buyer.post("/api/payments", Map.of("orderId", order, "paymentMethod", CARD));
    }

    private static Answer issue(ApiClient member, String coupon) {
        return member.post("/api/coupons/" + coupon + "/issue");
    }

    private String firstCome(int quantity) {
        return shop.operator()
                .api()
                .post(
                        "/api/coupons",
                        Map.of(
                                "name",
                                "선착순",
                                "type",
                                "FIRST_COME",
                                "discountType",
                                "FIXED_AMOUNT",
                                "discountValue",
                                1_000,
                                "quantity",
                                quantity,
                                "validFrom",
                                clock.instant().minusSeconds(60).toString(),
                                "validTo",
                                clock.instant().plusSeconds(86_400).toString()))
                .expect(201)
                .text("id");
    }
}
