package shop.jangteo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.contract.catalog.StockLevelChanged;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import tools.jackson.databind.JsonNode;

@OrderingTest
@DisplayName("OR-2: a line of the cart that is in an order awaiting its payment")
class CartLinesInPaymentTests {

    private final Scene scene;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Actor buyer = Scene.somebody();
    private final ApiClient api;

    CartLinesInPaymentTests(Scene scene, JdbcClient jdbc, Clock clock) {
        this.scene = scene;
        this.jdbc = jdbc;
        this.clock = clock;
        this.api = scene.as(buyer);
    }

    private UUID inCart(long price, int quantity) {
        UUID variant = scene.offer(price);
        add(variant, quantity).expect(200);
        return variant;
    }

    private Answer add(UUID variant, int quantity) {
        return api.post("/api/cart/items", Map.of("variantId", variant, "quantity", quantity));
    }

    private JsonNode cart() {
        return api.get("/api/cart").expect(200).json();
    }

    private JsonNode orderFromCart() {
        return api.post("/api/orders", Scene.fromCart(true)).expect(201).json();
    }

    private static UUID id(JsonNode order) {
        return UUID.fromString(order.path("id").asString());
    }

    private int rows() {
        return jdbc.sql("select count(*) from ordering.cart_lines where member_id = ?")
                .param(Uuids.toBytes(buyer.memberId()))
                .query(Integer.class)
                .single();
    }

    private void cancel(UUID order) {
        api.post("/api/orders/" + order + "/cancel", Map.of("reason", "변심")).expect(200);
    }

    @Test
    void staysInTheCartAndCantBeChanged() {
        UUID coat = inCart(20_000, 2);
        UUID scarf = inCart(30_000, 1);
        JsonNode order = api.post("/api/orders", Scene.fromCart(List.of(coat)))
                .expect(201)
                .json();

        JsonNode cart = cart();
        assertThat(cart.path("items")).hasSize(2);
        assertThat(cart.at("/items/0/inPayment/orderId").asString())
                .isEqualTo(order.path("id").asString());
        assertThat(cart.at("/items/0/inPayment/orderNumber").asString())
                .isEqualTo(order.path("orderNumber").asString());
        assertThat(cart.at("/items/1").has("inPayment")).isFalse();
        assertThat(cart.path("subtotal").asLong())
                .as("what could be ordered now")
                .isEqualTo(30_000);
        for (Answer refused : List.of(
                add(coat, 1),
                api.patch("/api/cart/items/" + coat, Map.of("quantity", 1)),
                api.patch("/api/cart/items/" + coat, Map.of("quantity", 0)),
                api.delete("/api/cart/items/" + coat),
                api.post("/api/orders", Scene.fromCart(List.of(scarf, coat))))) {
            assertThat(refused.expect(409).code()).isEqualTo("ITEM_IN_PAYMENT");
            assertThat(refused.text("orderId")).isEqualTo(order.path("id").asString());
            assertThat(refused.text("orderNumber"))
                    .isEqualTo(order.path("orderNumber").asString());
            assertThat(refused.text("variantId")).isEqualTo(coat.toString());
        }
        assertThat(cart().at("/items/0/quantity").asInt()).isEqualTo(2);
    }

    @Test
    void isNotOrderedASecondTime() {
        inCart(20_000, 1);
        JsonNode order = orderFromCart();

        Answer again = api.post("/api/orders", Scene.fromCart(true)).expect(409);

        assertThat(again.code()).isEqualTo("ITEM_IN_PAYMENT");
        assertThat(again.text("orderId")).isEqualTo(order.path("id").asString());
    }

    @Test
    @DisplayName("ten clicks on \"order my cart\" at once are one order")
    void clicksAtOnceAreOneOrder() {
        inCart(20_000, 1);

        List<Integer> answers = IntStream.range(0, 10)
                .parallel()
                .mapToObj(click -> api.post("/api/orders", Scene.fromCart(true)).status())
                .toList();

        assertThat(answers).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
    }

    @Test
    void leavesTheCartWithThePayment() {
        UUID coat = inCart(20_000, 1);
        JsonNode order = orderFromCart();
        scene.decline(id(order));
        assertThat(add(coat, 1).expect(409).code()).as("it may be paid again").isEqualTo("ITEM_IN_PAYMENT");

        scene.startPayment(id(order));
        scene.capture(id(order));

        assertThat(cart().path("items")).isEmpty();
        api.patch("/api/cart/items/" + coat, Map.of("quantity", 1)).expect(404);
        assertThat(api.post("/api/orders", Scene.fromCart(true))
                        .expect(400)
                        .json()
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("CART_EMPTY");
        inCart(1_000, 1);
        assertThat(rows()).as("its row goes with the next change").isEqualTo(1);
        add(coat, 3).expect(200);
        assertThat(cart().at("/items/1/quantity").asInt()).isEqualTo(3);
    }

    @Test
    @DisplayName("does not come back when the order is cancelled after its payment")
    void whatWasPaidStaysOut() {
        inCart(20_000, 1);
        JsonNode order = orderFromCart();
        scene.capture(id(order));

        cancel(id(order));

        assertThat(scene.status(id(order))).isEqualTo("CANCELLED");
        assertThat(cart().path("items")).isEmpty();
    }

    @Test
    void isFreeAgainWhenTheOrderEndedUnpaid() {
        UUID coat = inCart(20_000, 2);
        cancel(id(orderFromCart()));

        assertThat(cart().at("/items/0").has("inPayment")).isFalse();
        assertThat(cart().path("subtotal").asLong()).isEqualTo(40_000);
        add(coat, 1).expect(200);
        JsonNode second = orderFromCart();

        assertThat(second.at("/items/0/quantity").asInt()).isEqualTo(3);
        assertThat(cart().at("/items/0/inPayment/orderId").asString())
                .isEqualTo(second.path("id").asString());
        api.delete("/api/cart/items/" + coat).expect(409);
    }

    @Test
    void ofWhichNotAllCouldBeHadKeepsTheRest() {
        UUID coat = inCart(20_000, 5);
        scene.publish(new StockLevelChanged(UUID.randomUUID(), clock.instant(), coat, 3, 2));
        await().until(() -> cart().at("/items/0/available").asInt() == 3);
        JsonNode order = api.post("/api/orders", Scene.with(Scene.fromCart(true), "excludeUnavailable", true))
                .expect(201)
                .json();
        assertThat(order.at("/items/0/quantity").asInt()).isEqualTo(3);

        scene.capture(id(order));

        assertThat(cart().at("/items/0/quantity").asInt()).isEqualTo(2);
        assertThat(cart().at("/items/0").has("inPayment")).isFalse();
        api.patch("/api/cart/items/" + coat, Map.of("quantity", 1)).expect(200);
        assertThat(cart().at("/items/0/quantity").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("a refused order leaves the line as it was")
    void aRefusedOrderLeavesTheLineFree() {
        UUID coat = inCart(5_000, 1);

        assertThat(api.post("/api/orders", Scene.fromCart(true)).expect(400).code())
                .isEqualTo("BELOW_MINIMUM_ORDER_AMOUNT");

        add(coat, 1).expect(200);
    }

    @Test
    @DisplayName("SY-11: a line that waits with more than was ordered, or with somebody else's order, is named")
    void aLineChangedByHandIsNamed() throws IOException {
        UUID coat = inCart(20_000, 5);
        JsonNode order = orderFromCart();
        String invariant = new ClassPathResource("invariants/ordering/cart-lines-wait-with-their-order.sql")
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(jdbc.sql(invariant).query().listOfRows()).isEmpty();

        jdbc.sql("update ordering.cart_lines set ordered = 3 where variant_id = ?")
                .param(Uuids.toBytes(coat))
                .update();

        assertThat(jdbc.sql(invariant).query().listOfRows()).singleElement().satisfies(finding -> {
            assertThat(finding.get("entity").toString())
                    .endsWith(order.path("orderNumber").asString());
            assertThat(finding.get("expected").toString()).isEqualTo("5");
            assertThat(finding.get("actual").toString()).isEqualTo("3");
        });
        UUID others = scene.placed(Scene.somebody());
        jdbc.sql("update ordering.cart_lines set ordered = 5, order_id = ? where variant_id = ?")
                .param(Uuids.toBytes(others))
                .param(Uuids.toBytes(coat))
                .update();
        assertThat(jdbc.sql(invariant).query().listOfRows()).hasSize(1);
        jdbc.sql("delete from ordering.cart_lines where variant_id = ?")
                .param(Uuids.toBytes(coat))
                .update();
    }

    @Test
    void whatIsBoughtAtOnceLocksNothing() {
        UUID coat = inCart(20_000, 1);
        api.post("/api/orders", Scene.order(coat, 1)).expect(201);

        add(coat, 1).expect(200);
    }
}
