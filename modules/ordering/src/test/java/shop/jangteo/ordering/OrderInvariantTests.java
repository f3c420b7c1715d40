package shop.jangteo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.testkit.ApiClient;
import tools.jackson.databind.JsonNode;

@OrderingTest
@DisplayName("SY-11: a row of an order that is changed by hand is named")
class OrderInvariantTests {

    private static final String FOLDER = "invariants/ordering/";

    /**
     * @param change of the order's rows; {@code ?} is the order's id
     * @param delta what the query has to tell; null where there are no numbers
     * @param checked a constraint of the database stands in the way
     */
    record Case(String invariant, String change, Long delta, boolean checked) {

        @Override
        public String toString() {
            return invariant + ": " + change;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "total-is-the-lines",
                        "update ordering.orders set total_amount = total_amount + 7, final_amount = final_amount + 7"
                                + " where id = ?",
                        7L,
                        false),
                new Case(
                        "line-amount-is-what-is-left",
                        "update ordering.order_lines set line_amount = line_amount + 5 where order_id = ?",
                        5L,
                        true),
                new Case(
                        "final-amount-adds-up",
                        "update ordering.orders set final_amount = final_amount - 3 where id = ?",
                        -3L,
                        true),
                new Case(
                        "discount-is-in-the-lines",
                        "update ordering.order_lines set discount = discount - 1 where order_id = ?",
                        1L,
                        false),
                new Case(
                        "discount-is-explained",
                        "update ordering.order_discounts set amount = amount + 2 where order_id = ?",
                        -2L,
                        false),
                new Case(
                        "discount-is-split-over-lines",
                        "update ordering.order_discounts set amount = amount + 2 where order_id = ?",
                        2L,
                        false),
                new Case(
                        "line-discount-is-its-shares",
                        "update ordering.order_discount_shares set amount = amount - 4 where order_id = ?",
                        4L,
                        false),
                new Case(
                        "points-are-in-the-lines",
                        "update ordering.order_lines set points = points - 1 where order_id = ?",
                        1L,
                        false),
                new Case(
                        "cancelled-units-are-on-record",
                        "update ordering.order_cancellation_lines set quantity = quantity + 1 where cancellation_id in"
                                + " (select id from ordering.order_cancellations where order_id = ?)",
                        -1L,
                        false),
                new Case(
                        "cancelled-refunds-are-on-record",
                        "update ordering.orders set cancelled_refunds = cancelled_refunds + 9 where id = ?",
                        9L,
                        false),
                new Case(
                        "cancellation-is-its-lines",
                        "update ordering.order_cancellation_lines set amount = amount + 6 where cancellation_id in"
                                + " (select id from ordering.order_cancellations where order_id = ?)",
                        -6L,
                        false),
                new Case(
                        "state-is-the-last-step",
                        "update ordering.orders set status = 'DELIVERED' where id = ?",
                        null,
                        false),
                new Case(
                        "history-is-a-chain",
                        "delete from ordering.order_history where step = 1 and order_id = ?",
                        null,
                        false),
                new Case(
                        "steps-are-allowed",
                        "update ordering.order_history set to_status = 'SHIPPED' where step = 2 and order_id = ?",
                        null,
                        true),
                new Case(
                        "paid-orders-have-a-payment",
                        "update ordering.orders set payment_id = null where id = ?",
                        null,
                        true),
                new Case(
                        "cart-lines-wait-with-their-order",
                        "insert into ordering.cart_lines (member_id, variant_id, quantity, seen_price, added_at,"
                                + " order_id, ordered) select o.buyer_id, l.variant_id, 9, 0, o.placed_at, o.id, 9 from"
                                + " ordering.orders o join ordering.order_lines l on l.order_id = o.id where o.id = ?",
                        6L,
                        false),
                new Case(
                        "overdue-orders-end",
                        "update ordering.orders set status = 'PENDING', expires_at = utc_timestamp() - interval 1 hour"
                                + " where id = ?",
                        null,
                        false));
    }

    private final Scene scene;
    private final Neighbours.Promotion promotion;
    private final JdbcClient jdbc;
    private final TransactionTemplate tx;
    private final Clock clock;
    private final Actor buyer = Scene.somebody();
    private final ApiClient api;

    OrderInvariantTests(
            Scene scene,
            Neighbours.Promotion promotion,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            ApiClient api) {
        this.scene = scene;
        this.promotion = promotion;
        this.jdbc = jdbc;
        this.tx = new TransactionTemplate(transactions);
        this.clock = clock;
        this.api = api.as(buyer);
    }

    /** Paid, with a coupon and points, and cancelled in part. */
    private JsonNode order() {
        Map<String, Object> body = new HashMap<>(Scene.order(scene.offer(20_000), 3));
        body.put("couponIds", List.of(promotion.coupon(6_000)));
        body.put("usePoints", 3_000);
        JsonNode order = api.post("/api/orders", body).expect(201).json();
        UUID id = UUID.fromString(order.path("id").asString());
        scene.capture(id);
        api.keyed()
                .post(
                        "/api/orders/" + id + "/cancel",
                        Map.of(
                                "items",
                                List.of(Map.of("itemId", order.at("/items/0/id").asString(), "quantity", 1)),
                                "reason",
                                "마음이 바뀌었어요"))
                .expect(200);
        return order;
    }

    private List<Map<String, Object>> findings(String invariant, JsonNode order) {
        String number = order.path("orderNumber").asString();
        return jdbc.sql(sql(invariant)).params(times(invariant)).query().listOfRows().stream()
                .filter(row -> row.get("entity").toString().contains(number))
                .toList();
    }

    private static String sql(String invariant) {
        try {
            return new ClassPathResource(FOLDER + invariant + ".sql")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replaceAll(":(settled|now)", "?");
        } catch (IOException absent) {
            throw new AssertionError(absent);
        }
    }

    private List<Object> times(String invariant) {
        List<Object> times = new ArrayList<>();
        for (int i = sql(invariant).indexOf('?'); i >= 0; i = sql(invariant).indexOf('?', i + 1)) {
            times.add(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        }
        return times;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theRowIsNamedWithItsDelta(Case broken) {
        JsonNode order = order();
        assertThat(findings(broken.invariant(), order)).as("before").isEmpty();
        boolean mariaDb =
                jdbc.sql("select version()").query(String.class).single().contains("MariaDB");
        assumeTrue(mariaDb || !broken.checked(), "only MariaDB can be asked to look away");

        tx.executeWithoutResult(change -> {
            if (mariaDb) {
                jdbc.sql("set session check_constraint_checks = 0").update();
            }
            try {
                jdbc.sql(broken.change())
                        .param(Uuids.toBytes(UUID.fromString(order.path("id").asString())))
                        .update();
                assertThat(findings(broken.invariant(), order)).isNotEmpty().allSatisfy(finding -> {
                    assertThat(finding).containsKeys("id", "expected", "actual");
                    if (broken.delta() != null) {
                        assertThat(number(finding.get("actual")) - number(finding.get("expected")))
                                .isEqualTo(broken.delta());
                    }
                });
            } finally {
                if (mariaDb) {
                    jdbc.sql("set session check_constraint_checks = 1").update();
                }
                change.setRollbackOnly();
            }
        });
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    @Test
    void everyInvariantHasItsCase() throws IOException {
        assertThat(Arrays.stream(new PathMatchingResourcePatternResolver()
                                .getResources("classpath*:" + FOLDER + "*.sql"))
                        .map(file -> file.getFilename().replace(".sql", "")))
                .containsExactlyInAnyOrderElementsOf(
                        cases().map(Case::invariant).distinct().toList());
    }
}
