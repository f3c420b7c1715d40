package shop.jangteo.contention;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.contention.Race.Outcome;
import shop.jangteo.journey.Operators;
import shop.jangteo.journey.Shop;
import shop.jangteo.journey.Shop.Goods;
import shop.jangteo.kernel.Actor;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.Auditor;
import shop.jangteo.testkit.Transactions;
import shop.jangteo.watch.Interleaving;
import shop.jangteo.watch.Interleaving.Both;
import tools.jackson.databind.JsonNode;

/** The people, goods and questions that races are made of. */
@Lazy
final class Scene {

    static final int PRICE = 20_000;

    /** What may be untrue while listeners are at work has so long. */
    private static final Duration UNTIL_SETTLED = Duration.ofSeconds(5);

    private final Operators operators;
    private final Environment environment;
    private final ApiClient api;
    private final JdbcClient jdbc;
    private final Auditor auditor;
    private final Transactions transactions;
    private final Clock clock;
    private final Interleaving interleaving;

    Scene(
            Operators operators,
            Environment environment,
            ApiClient api,
            JdbcClient jdbc,
            Auditor auditor,
            Transactions transactions,
            Clock clock) {
        this.operators = operators;
        this.environment = environment;
        this.api = api;
        this.jdbc = jdbc;
        this.auditor = auditor;
        this.transactions = transactions;
        this.clock = clock;
        this.interleaving = new Interleaving(jdbc);
    }

    Shop shop() {
        return operators.openShop(environment.getRequiredProperty("local.server.port", Integer.class));
    }

    ApiClient operator() {
        return shop().operator().api();
    }

    ApiClient stranger() {
        return buyer(UUID.randomUUID());
    }

    ApiClient buyer(UUID member) {
        return api.as(Actor.buyer(member));
    }

    ApiClient anybody() {
        return api.anonymous();
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    Clock clock() {
        return clock;
    }

    Transactions transactions() {
        return transactions;
    }

    /** Each of the two is given the trace id that it is known by. */
    <A, B> Both<A, B> both(Function<String, A> first, String stop, Function<String, B> second) {
        return interleaving.of(first, stop, second);
    }

    /** Two requests of the same kind. */
    Both<Answer, Answer> twice(ApiClient client, String stop, Function<ApiClient, Answer> request) {
        return both(
                trace -> request.apply(Interleaving.as(client, trace)),
                stop,
                trace -> request.apply(Interleaving.as(client, trace)));
    }

    /** Two transactions of the same kind, not over HTTP: whoever loses has done nothing. */
    void twice(String stop, Runnable work) {
        both(trace -> inTransaction(work), stop, trace -> inTransaction(work));
    }

    boolean inTransaction(Runnable work) {
        try {
            transactions.run(work);
            return true;
        } catch (ConcurrencyFailureException | DuplicateKeyException lost) {
            return false;
        }
    }

    static Map<String, Object> order(Map<String, Object> more, Goods... goods) {
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.put(
                "items",
                Stream.of(goods)
                        .map(each -> Map.of("variantId", each.variantId(), "quantity", 1))
                        .toList());
        body.put("shippingAddress", Shop.address());
        body.put("paymentMethod", "CARD");
        return body;
    }

    static String placed(ApiClient buyer, Goods... goods) {
        return buyer.post("/api/orders", order(Map.of(), goods)).expect(201).text("id");
    }

    static Answer pay(ApiClient buyer, String order) {
        return pay(buyer, order, "approve");
    }

    static Answer pay(ApiClient buyer, String order, String token) {
        return buyer.post("/api/payments", Map.of("orderId", order, "paymentMethod", "CARD", "paymentToken", token));
    }

    static Answer issue(ApiClient member, String coupon) {
        return member.post("/api/coupons/" + coupon + "/issue");
    }

    /** Some of its pieces are laid out: a stranger has one. */
    String coupon(int free, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of(
                "name",
                "선착순",
                "type",
                "FIRST_COME",
                "discountType",
                "FIXED_AMOUNT",
                "discountValue",
                1_000,
                "quantity",
                free + 1,
                "validFrom",
                clock.instant().minusSeconds(60).toString(),
                "validTo",
                clock.instant().plusSeconds(86_400).toString()));
        body.putAll(more);
        String coupon = operator().post("/api/coupons", body).expect(201).text("id");
        issue(stranger(), coupon).expect(201);
        return coupon;
    }

    /** A number; every question mark stands for the same id. */
    long count(String sql, String id) {
        return jdbc.sql(sql.replace("?", "unhex(replace(:id, '-', ''))"))
                .param("id", id)
                .query(Long.class)
                .single();
    }

    static Outcome outcome(Both<Answer, Answer> both, long tooMuch) {
        return new Outcome(tooMuch, List.of(both.first(), both.second()), List.of());
    }

    Outcome audited(Both<Answer, Answer> both, long tooMuch, String... ids) {
        return new Outcome(tooMuch, List.of(both.first(), both.second()), audited("", ids));
    }

    static List<Answer> good(Both<Answer, Answer> both) {
        return Stream.of(both.first(), both.second())
                .filter(answer -> answer.status() < 300)
                .toList();
    }

    /**
     * What the auditor says of these; other races have left their own traces.
     *
     * @param context whose invariants; empty for all
     */
    List<String> audited(String context, String... ids) {
        var last = new Object() {
            List<JsonNode> checks = List.of();
        };
        try {
            await().atMost(UNTIL_SETTLED).pollInterval(Duration.ofMillis(200)).until(() -> {
                last.checks = broken(context, ids);
                return last.checks.stream()
                                .anyMatch(check -> !check.get("settles").asBoolean())
                        || last.checks.isEmpty();
            });
        } catch (org.awaitility.core.ConditionTimeoutException unsettled) {
            // Then that is how it is.
        }
        return last.checks.stream()
                .flatMap(check -> check.get("findings")
                        .valueStream()
                        .filter(finding -> isAbout(finding, ids))
                        .map(finding -> check.get("name").asString() + ": " + finding))
                .toList();
    }

    private List<JsonNode> broken(String context, String... ids) {
        return auditor.audit(Map.of("quiet", true))
                .get("invariants")
                .valueStream()
                .filter(check -> check.get("name").asString().startsWith(context))
                .filter(check -> check.get("findings").valueStream().anyMatch(finding -> isAbout(finding, ids)))
                .toList();
    }

    private static boolean isAbout(JsonNode finding, String... ids) {
        String text = finding.toString();
        return Stream.of(ids).anyMatch(text::contains);
    }
}
