package shop.jangteo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.contract.identity.AddressRemoved;
import shop.jangteo.contract.identity.AddressSaved;
import shop.jangteo.contract.ordering.OrderPlaced;
import shop.jangteo.contract.ordering.OrderRepriced;
import shop.jangteo.contract.ordering.OrderedLine;
import shop.jangteo.contract.promotion.DiscountTaken;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.ordering.application.PlaceOrder;
import shop.jangteo.ordering.domain.order.OrderNumber;
import shop.jangteo.ordering.domain.order.PaymentMethod;
import shop.jangteo.ordering.domain.order.ShippingAddress;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import tools.jackson.databind.JsonNode;

@OrderingTest
class PlaceOrderTests {

    private final Scene scene;
    private final Neighbours.Promotion promotion;
    private final Neighbours.Catalog catalog;
    private final Neighbours.Heard heard;
    private final Neighbours.Numbers numbers;
    private final PlaceOrder placeOrder;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Actor buyer = Scene.somebody();
    private final ApiClient api;

    PlaceOrderTests(
            Scene scene,
            Neighbours.Promotion promotion,
            Neighbours.Catalog catalog,
            Neighbours.Heard heard,
            Neighbours.Numbers numbers,
            PlaceOrder placeOrder,
            JdbcClient jdbc,
            Clock clock,
            ApiClient api) {
        this.scene = scene;
        this.promotion = promotion;
        this.catalog = catalog;
        this.heard = heard;
        this.numbers = numbers;
        this.placeOrder = placeOrder;
        this.jdbc = jdbc;
        this.clock = clock;
        this.api = api.as(buyer);
    }

    private Answer place(Object body) {
        return api.post("/api/orders", body);
    }

    private int ordersOfBuyer() {
        return jdbc.sql("select count(*) from ordering.orders where buyer_id = ?")
                .param(Uuids.toBytes(buyer.memberId()))
                .query(Integer.class)
                .single();
    }

    private List<OrderPlaced> placedEvents() {
        return heard.all(OrderPlaced.class).stream()
                .filter(event -> event.buyerId().equals(buyer.memberId()))
                .toList();
    }

    @Test
    @DisplayName("OR-4, OR-5, OR-6: an order stands at the present price, with a number of the day")
    void anOrderIsAnswered() {
        UUID coat = scene.offer(20_000);
        scene.publish(scene.offered(coat, 21_000, true, 2));

        Answer answer = place(Scene.order(coat, 2)).expect(201);

        JsonNode order = answer.json();
        assertThat(answer.header("Location"))
                .isEqualTo("/api/orders/" + order.path("id").asString());
        String day =
                DateTimeFormatter.ofPattern("yyMMdd").format(clock.instant().atZone(ZoneId.of("Asia/Seoul")));
        assertThat(order.path("orderNumber").asString()).matches("KF" + day + "[0-9A-F]{6}");
        assertThat(order.path("status").asString()).isEqualTo("PENDING");
        assertThat(order.path("totalAmount").asLong()).isEqualTo(42_000);
        assertThat(order.path("shippingFee").asLong()).isEqualTo(3_000);
        assertThat(order.path("finalAmount").asLong()).isEqualTo(45_000);
        assertThat(order.at("/items/0/unitPrice").asLong()).isEqualTo(21_000);
        assertThat(order.at("/items/0/lineAmount").asLong()).isEqualTo(42_000);
        assertThat(order.at("/items/0/discount").asLong()).isZero();
        assertThat(order.at("/shippingAddress/phone").asString()).isEqualTo("01012345678");
        assertThat(order.at("/history/0/from").isNull()
                        || order.at("/history/0/from").isMissingNode())
                .isTrue();
        assertThat(order.at("/history/0/to").asString()).isEqualTo("PENDING");
        assertThat(order.at("/history/0/by").asString())
                .isEqualTo(buyer.memberId().toString());
        Instant placedAt =
                OffsetDateTime.parse(order.path("placedAt").asString()).toInstant();
        assertThat(OffsetDateTime.parse(order.path("expiresAt").asString()).toInstant())
                .isEqualTo(placedAt.plusSeconds(1_800));
        assertThat(placedEvents()).singleElement().satisfies(event -> {
            assertThat(event.finalAmount()).isEqualTo(Money.won(45_000));
            assertThat(event.lines())
                    .singleElement()
                    .extracting(OrderedLine::variantId)
                    .isEqualTo(coat);
        });
    }

    @Test
    @DisplayName("OR-4: a refusal leaves nothing behind")
    void aRefusalLeavesNothingBehind() {
        UUID coat = scene.offer(20_000);
        api.post("/api/cart/items", Map.of("variantId", coat, "quantity", 1)).expect(200);
        catalog.soldOut.add(coat);

        Map<String, Object> body = Scene.with(Scene.fromCart(true), "couponIds", List.of(promotion.coupon(1_000)));
        Answer refused = place(body).expect(400);

        assertThat(refused.code()).isEqualTo("INSUFFICIENT_STOCK");
        assertThat(refused.json().at("/items/0/available").asInt()).isZero();
        assertThat(ordersOfBuyer()).isZero();
        assertThat(api.get("/api/cart").json().path("items")).hasSize(1);
        place(Scene.with(Scene.order(scene.offer(20_000), 1), "couponIds", List.of(UUID.randomUUID())))
                .expect(404);
        assertThat(ordersOfBuyer()).isZero();
    }

    @Test
    @DisplayName("OR-5: coupons and points are split over the lines to the won")
    void discountsAreTakenInTheSameTransaction() {
        Map<String, Object> body = Scene.order(scene.offer(10_000), 1);
        body.put(
                "items",
                List.of(
                        Map.of("variantId", scene.offer(10_000), "quantity", 1),
                        Map.of("variantId", scene.offer(20_000), "quantity", 1)));
        body.put("couponIds", List.of(promotion.coupon(5_000)));
        body.put("usePoints", 1_000);

        JsonNode order = place(body).expect(201).json();

        assertThat(order.path("discountAmount").asLong()).isEqualTo(5_000);
        assertThat(order.path("pointsUsed").asLong()).isEqualTo(1_000);
        assertThat(order.path("finalAmount").asLong()).isEqualTo(27_000);
        assertThat(order.at("/items/0/discount").asLong()).isEqualTo(1_667);
        assertThat(order.at("/items/1/discount").asLong()).isEqualTo(3_333);
        assertThat(order.path("history")).hasSize(1);
        assertThat(placedEvents())
                .singleElement()
                .extracting(OrderPlaced::finalAmount)
                .isEqualTo(Money.won(27_000));
        assertThat(heard.all(OrderRepriced.class))
                .noneMatch(event -> event.buyerId().equals(buyer.memberId()));
    }

    @Test
    @DisplayName("OR-3: an order at another total than the buyer was shown isn't placed, and says what it would be")
    void aTotalThatChanged() {
        UUID coat = scene.offer(20_000);
        api.post("/api/cart/items", Map.of("variantId", coat, "quantity", 1)).expect(200);
        scene.publish(scene.offered(coat, 21_000, true, 2));
        Map<String, Object> body = Scene.with(Scene.fromCart(true), "expectedTotal", 23_000);

        Answer refused = place(body).expect(409);

        assertThat(refused.code()).isEqualTo("PRICE_CHANGED");
        assertThat(refused.json().path("expected").asLong()).isEqualTo(23_000);
        assertThat(refused.json().path("finalAmount").asLong()).isEqualTo(24_000);
        assertThat(ordersOfBuyer()).isZero();
        assertThat(placedEvents()).isEmpty();
        assertThat(api.get("/api/cart").json().path("items")).hasSize(1);
        Map<String, Object> withCoupon = Scene.with(body, "couponIds", List.of(promotion.coupon(1_000)));
        assertThat(place(Scene.with(withCoupon, "expectedTotal", 24_000))
                        .expect(409)
                        .json()
                        .path("finalAmount")
                        .asLong())
                .as("coupons and points count")
                .isEqualTo(23_000);
        place(withCoupon).expect(201);
    }

    @Test
    @DisplayName("OR-5, PR-9: an order explains every won that was taken off, line by line")
    void discountsAreKept() {
        Map<String, Object> body = Scene.order(scene.offer(10_000), 1);
        body.put(
                "items",
                List.of(
                        Map.of("variantId", scene.offer(10_000), "quantity", 1),
                        Map.of("variantId", scene.offer(20_000), "quantity", 1)));
        UUID large = promotion.coupon(5_000);
        UUID small = promotion.coupon(100);
        body.put("couponIds", List.of(large, small));
        body.put("usePoints", 1_000);

        JsonNode order = place(body).expect(201).json();

        assertThat(order.path("discounts")).hasSize(2);
        assertThat(order.at("/discounts/0/id").asString()).isEqualTo(large.toString());
        assertThat(order.at("/discounts/0/amount").asLong()).isEqualTo(5_000);
        assertThat(order.at("/discounts/1/amount").asLong()).isEqualTo(100);
        assertThat(order.at("/items/0/discount").asLong()).isEqualTo(1_667 + 33);
        assertThat(order.at("/items/1/discount").asLong()).isEqualTo(3_333 + 67);
        assertThat(order.at("/items/0/points").asLong()).isEqualTo(333);
        assertThat(order.at("/items/1/points").asLong()).isEqualTo(667);
    }

    @Test
    @DisplayName("PR-4: a coupon put on an order that waits for its payment reprices it; on a paid one it is refused")
    void aCouponPutOnLater() {
        UUID order = scene.placed(buyer);
        List<OrderedLine> lines = placedEvents().getLast().lines();
        var coupon = promotion.discount(promotion.coupon(3_000), lines);
        var taken = new DiscountTaken(
                UUID.randomUUID(), clock.instant(), order, buyer.memberId(), List.of(coupon), Money.ZERO);

        scene.publish(taken);

        assertThat(scene.order(order).path("finalAmount").asLong()).isEqualTo(20_000);
        assertThat(heard.all(OrderRepriced.class))
                .filteredOn(event -> event.orderId().equals(order))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.finalAmount()).isEqualTo(Money.won(20_000));
                    assertThat(event.version())
                            .isEqualTo(scene.order(order).path("version").asLong());
                });
        scene.capture(order);
        assertThatThrownBy(() -> scene.publish(taken)).hasMessageContaining("ILLEGAL_ORDER_STATE");
    }

    @Test
    @DisplayName("OR-3: lines of the cart are ordered, some or all that are left")
    void orderingFromTheCart() {
        UUID coat = scene.offer(20_000);
        UUID scarf = scene.offer(10_000);
        UUID hat = scene.offer(10_000);
        for (UUID variant : List.of(coat, scarf, hat)) {
            api.post("/api/cart/items", Map.of("variantId", variant, "quantity", 2))
                    .expect(200);
        }

        JsonNode some = place(Scene.fromCart(List.of(coat, hat))).expect(201).json();
        assertThat(some.path("items")).hasSize(2);
        assertThat(some.path("totalAmount").asLong()).isEqualTo(60_000);
        assertThat(some.path("shippingFee").asLong()).isZero();

        Answer absent = place(Scene.fromCart(List.of(scarf, UUID.randomUUID()))).expect(400);
        assertThat(absent.json().at("/errors/0/field").asString()).isEqualTo("fromCart[1]");

        JsonNode rest = place(Scene.fromCart(true)).expect(201).json();
        assertThat(rest.path("items"))
                .singleElement()
                .satisfies(line -> assertThat(line.path("variantId").asString()).isEqualTo(scarf.toString()));
        assertThat(scene.as(Scene.somebody())
                        .post("/api/orders", Scene.fromCart(true))
                        .expect(400)
                        .json()
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("CART_EMPTY");
    }

    @Test
    @DisplayName("OR-3: what can't be had is named, or left out when that is asked for")
    void excludingWhatCantBeHad() {
        UUID coat = scene.offer(20_000);
        UUID gone = scene.offer(10_000);
        scene.publish(scene.offered(gone, 10_000, false, 2));
        Map<String, Object> body = Scene.with(
                Scene.order(coat, 1),
                "items",
                List.of(Map.of("variantId", coat, "quantity", 1), Map.of("variantId", gone, "quantity", 1)));

        Answer refused = place(body).expect(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("items[1].variantId");
        assertThat(refused.json().at("/errors/0/message").asString()).isEqualTo("판매 중인 상품이 아닙니다");

        JsonNode rest =
                place(Scene.with(body, "excludeUnavailable", true)).expect(201).json();
        assertThat(rest.path("items")).hasSize(1);
        assertThat(rest.path("excluded")).singleElement().satisfies(excluded -> {
            assertThat(excluded.path("variantId").asString()).isEqualTo(gone.toString());
            assertThat(excluded.path("requested").asInt()).isEqualTo(1);
            assertThat(excluded.path("available").asInt()).isZero();
        });
        assertThat(api.get("/api/orders/" + rest.path("id").asString())
                        .expect(200)
                        .json()
                        .has("excluded"))
                .isFalse();
        assertThat(place(Scene.with(Scene.order(gone, 1), "excludeUnavailable", true))
                        .expect(400)
                        .code())
                .isEqualTo("INSUFFICIENT_STOCK");
    }

    @Test
    @DisplayName("OR-3: what only the catalog knows to be sold out is left out too")
    void excludingWhatTheCatalogRefuses() {
        UUID coat = scene.offer(20_000);
        UUID gone = scene.offer(10_000);
        for (UUID variant : List.of(coat, gone)) {
            api.post("/api/cart/items", Map.of("variantId", variant, "quantity", 2))
                    .expect(200);
        }
        catalog.soldOut.add(gone);
        assertThat(place(Scene.fromCart(true)).expect(400).code()).isEqualTo("INSUFFICIENT_STOCK");

        JsonNode order = place(Scene.with(Scene.fromCart(true), "excludeUnavailable", true))
                .expect(201)
                .json();

        assertThat(order.path("items")).hasSize(1);
        assertThat(order.at("/excluded/0/variantId").asString()).isEqualTo(gone.toString());
        assertThat(order.at("/excluded/0/requested").asInt()).isEqualTo(2);
        assertThat(ordersOfBuyer()).isEqualTo(1);
        JsonNode cart = api.get("/api/cart").json();
        assertThat(cart.at("/items/0/inPayment/orderId").asString())
                .isEqualTo(order.path("id").asString());
        assertThat(cart.at("/items/1").has("inPayment")).isFalse();
        catalog.soldOut.add(coat);
        assertThat(place(Scene.with(Scene.order(coat, 1), "excludeUnavailable", true))
                        .expect(400)
                        .code())
                .isEqualTo("INSUFFICIENT_STOCK");
    }

    @Test
    @DisplayName("OR-3: an address of the own book, and nobody else's")
    void anAddressFromTheBook() {
        UUID address = UUID.randomUUID();
        scene.publish(new AddressSaved(
                UUID.randomUUID(),
                clock.instant(),
                buyer.memberId(),
                address,
                "이서연",
                "01099998888",
                "63000",
                "제주특별자치도 제주시 문연로 6",
                null,
                "문 앞",
                true));
        Map<String, Object> body = Map.of(
                "items",
                List.of(Map.of("variantId", scene.offer(20_000), "quantity", 1)),
                "addressId",
                address,
                "paymentMethod",
                "CARD");

        assertThat(place(body)
                        .expect(201)
                        .json()
                        .at("/shippingAddress/recipient")
                        .asString())
                .isEqualTo("이서연");
        scene.as(Scene.somebody()).post("/api/orders", body).expect(404);
        scene.publish(new AddressRemoved(UUID.randomUUID(), clock.instant(), buyer.memberId(), address));
        api.keyed().post("/api/orders", body).expect(404);
        place(Scene.with(body, "shippingAddress", Scene.ADDRESS)).expect(400);
    }

    @Test
    @DisplayName("ID-12: where an order goes can't be read in the database")
    void addressesAreSealed() {
        UUID order = scene.placed(buyer);

        String stored = jdbc.sql("select sealed_address from ordering.orders where id = ?")
                .param(Uuids.toBytes(order))
                .query(String.class)
                .single();

        assertThat(stored).doesNotContain("김민지", "01012345678", "세종대로");
    }

    @Test
    @DisplayName("I25: one key is one order even where the answer to the first request was lost")
    void aRepetitionFindsTheFirstOrder() {
        api.post("/api/cart/items", Map.of("variantId", scene.offer(20_000), "quantity", 1))
                .expect(200);
        var command = new PlaceOrder.Command(
                buyer,
                null,
                new RequestKey(UUID.randomUUID().toString(), "content"),
                null,
                new PlaceOrder.Selection.WholeCart(),
                new PlaceOrder.Destination.New(
                        new ShippingAddress("김민지", "01012345678", "04524", "세종대로 110", null, null)),
                PaymentMethod.CARD,
                List.of(),
                Money.ZERO,
                false,
                null);

        List<PlaceOrder.Placed> ids = IntStream.range(0, 12)
                .parallel()
                .mapToObj(click -> placeOrder.handle(command))
                .distinct()
                .toList();

        assertThat(ids).hasSize(1);
        assertThat(ordersOfBuyer()).isEqualTo(1);
    }

    @Test
    @DisplayName("I25: a key finds its order after a day too, and never answers another request with it")
    void anOldKeyWithAnotherContentIsRefused() {
        Map<String, Object> body = Scene.order(scene.offer(20_000), 1);
        String key = UUID.randomUUID().toString();
        ApiClient keyed = api.idempotencyKey(key);
        String order = keyed.post("/api/orders", body).expect(201).text("id");

        forgetAnswers(key);
        Answer another =
                keyed.post("/api/orders", Scene.order(scene.offer(30_000), 1)).expect(422);
        forgetAnswers(key);
        Answer again = keyed.post("/api/orders", body).expect(201);

        assertThat(another.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(again.text("id")).isEqualTo(order);
        assertThat(ordersOfBuyer()).isEqualTo(1);
    }

    /** As happens to answers that are a day old. */
    private void forgetAnswers(String key) {
        jdbc.sql("delete from platform.idempotent_request where request_key = ?")
                .param(key)
                .update();
    }

    @Test
    @DisplayName("OR-4: the same key at the same time is one order")
    void theSameKeyIsOneOrder() {
        Map<String, Object> body = Scene.order(scene.offer(20_000), 1);
        String key = UUID.randomUUID().toString();
        ApiClient keyed = api.idempotencyKey(key);

        List<Integer> answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(click -> keyed.post("/api/orders", body).status())
                .toList();

        assertThat(answers).contains(201).allMatch(status -> status == 201 || status == 409);
        assertThat(ordersOfBuyer()).isEqualTo(1);
        assertThat(placedEvents()).extracting(OrderPlaced::orderId).hasSize(1);
    }

    @Test
    @DisplayName("OR-6: a number that was drawn before is drawn again")
    void aNumberIsNeverGivenTwice() {
        OrderNumber taken = new OrderNumber(
                scene.order(scene.placed(Scene.somebody())).path("orderNumber").asString());
        numbers.drawNext(taken);
        numbers.drawNext(taken);

        JsonNode order = place(Scene.order(scene.offer(20_000), 1)).expect(201).json();

        assertThat(order.path("orderNumber").asString())
                .isNotEqualTo(taken.value())
                .startsWith("KF");
        assertThat(ordersOfBuyer()).isEqualTo(1);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Map<String, Object> good = Scene.order(scene.offer(20_000), 1);

        assertThat(place(Scene.order(scene.offer(9_999), 1)).expect(400).code())
                .isEqualTo("BELOW_MINIMUM_ORDER_AMOUNT");
        place(Scene.with(good, "fromCart", true)).expect(400);
        place(Scene.with(good, "items", List.of())).expect(400);
        place(Scene.with(good, "usePoints", -1)).expect(400);
        place(Scene.with(good, "paymentMethod", "CASH")).expect(400);
        place(Scene.with(good, "finalAmount", 1)).expect(400);
        place(Scene.with(good, "shippingAddress", Scene.with(Scene.ADDRESS, "postalCode", "1")))
                .expect(400);
        place(Map.of("fromCart", "yes", "shippingAddress", Scene.ADDRESS, "paymentMethod", "CARD"))
                .expect(400);
        place(Map.of("items", List.of(), "paymentMethod", "CARD")).expect(400);
        assertThat(ordersOfBuyer()).isZero();
    }
}
