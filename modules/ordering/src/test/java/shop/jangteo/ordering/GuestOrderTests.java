package shop.jangteo.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.contract.ordering.Guest;
import shop.jangteo.contract.ordering.OrderPlaced;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.platform.time.ShopClock;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import tools.jackson.databind.JsonNode;

@OrderingTest
@DisplayName("OR-3, OR-12: orders without an account")
class GuestOrderTests {

    private static final Map<String, Object> GUEST =
            Map.of("name", "박서준", "phone", "010-2222-3333", "email", "seojun@example.com");
    private static final String LOOKUP = "/api/guest-orders/lookup";

    private final Scene scene;
    private final ApiClient api;
    private final Neighbours.Heard heard;
    private final Neighbours.Promotion promotion;
    private final JdbcClient jdbc;
    private final RedissonClient redis;
    private final Clock clock;

    GuestOrderTests(
            Scene scene,
            ApiClient api,
            Neighbours.Heard heard,
            Neighbours.Promotion promotion,
            JdbcClient jdbc,
            RedissonClient redis,
            ShopClock clock) {
        this.scene = scene;
        this.api = api.anonymous();
        this.heard = heard;
        this.promotion = promotion;
        this.jdbc = jdbc;
        this.redis = redis;
        this.clock = clock;
    }

    /** All tests look up from the same address. */
    @BeforeEach
    void nobodyHasTriedYet() {
        redis.getKeys().deleteByPattern("limit:guest-order-lookup*");
    }

    private Map<String, Object> order() {
        return Scene.with(Scene.order(scene.offer(20_000), 1), "guest", GUEST);
    }

    private Answer placed() {
        return api.post("/api/orders", order()).expect(201);
    }

    private ApiClient browserOf(Answer placed) {
        return api.header("Cookie", Scene.cookie(placed));
    }

    private Answer lookUp(String number, String phone) {
        return api.post(LOOKUP, Map.of("orderNumber", number, "phone", phone));
    }

    @Test
    void aGuestOrdersAndSeesTheOrderInTheSameBrowser() {
        Answer placed = placed();

        assertThat(placed.json().at("/guest/name").asString()).isEqualTo("박서준");
        assertThat(placed.json().at("/guest/phone").asString()).isEqualTo("01022223333");
        ApiClient browser = browserOf(placed);
        assertThat(browser.get("/api/orders/" + placed.text("id")).expect(200).text("orderNumber"))
                .isEqualTo(placed.text("orderNumber"));
        browser.get("/api/orders/" + placed.text("orderNumber")).expect(200);
        browser.get("/api/orders").expect(401);
        api.get("/api/orders/" + placed.text("id")).expect(401);
        browserOf(placed()).get("/api/orders/" + placed.text("id")).expect(404);
        scene.as(Scene.somebody()).get("/api/orders/" + placed.text("id")).expect(404);
        assertThat(heard.all(OrderPlaced.class))
                .filteredOn(event -> event.orderId().equals(Scene.id(placed)))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.guest()).isEqualTo(new Guest("박서준", "01022223333", "seojun@example.com"));
                    assertThat(event.buyerId().toString()).isEqualTo(placed.text("buyerId"));
                });
    }

    @Test
    void anOperatorKnowsWhoTheGuestIsAndASellerDoesNot() {
        UUID order = Scene.id(placed());

        assertThat(scene.order(order).at("/guest/email").asString()).isEqualTo("seojun@example.com");
        assertThat(scene.as(Scene.SELLER)
                        .get("/api/orders/" + order)
                        .expect(200)
                        .json()
                        .has("guest"))
                .isFalse();
    }

    @Test
    @DisplayName("ID-12: who ordered can't be read in the database")
    void aGuestIsSealed() {
        UUID order = Scene.id(placed());

        Map<String, Object> row = jdbc.sql(
                        "select sealed_guest, hex(guest_phone_index) phone from ordering.orders where id = ?")
                .param(Uuids.toBytes(order))
                .query()
                .singleRow();

        assertThat(row.get("sealed_guest").toString()).doesNotContain("박서준", "01022223333", "seojun");
        assertThat(row.get("phone").toString()).hasSize(64);
    }

    @Test
    void aGuestsCartIsOrderedAndWaitsForItsPayment() {
        UUID coat = scene.offer(30_000);
        ApiClient browser = api.header(
                "Cookie",
                Scene.cookie(api.post("/api/cart/items", Map.of("variantId", coat, "quantity", 1))
                        .expect(200)));

        UUID order = Scene.id(browser.post("/api/orders", Scene.with(Scene.fromCart(true), "guest", GUEST))
                .expect(201));

        assertThat(browser.delete("/api/cart/items/" + coat).expect(409).code()).isEqualTo("ITEM_IN_PAYMENT");
        scene.capture(order);
        assertThat(browser.get("/api/cart").expect(200).json().path("items")).isEmpty();
    }

    @Test
    void aGuestCancelsAndConfirms() {
        Answer placed = placed();
        ApiClient browser = browserOf(placed);
        String path = "/api/orders/" + placed.text("id");
        browser.post(path + "/cancel/preview", Map.of("reason", "변심")).expect(200);
        assertThat(browser.post(path + "/cancel", Map.of("reason", "변심"))
                        .expect(200)
                        .text("status"))
                .isEqualTo("CANCELLED");
        Answer kept = placed();

        UUID order = Scene.id(kept);
        scene.capture(order);
        scene.sentAndDelivered(order);

        assertThat(browserOf(kept)
                        .post("/api/orders/" + order + "/confirm")
                        .expect(200)
                        .text("status"))
                .isEqualTo("CONFIRMED");
    }

    @Test
    void whatOnlyMembersHaveIsRefusedByName() {
        Map<String, Object> body = new HashMap<>(Scene.order(scene.offer(20_000), 1));
        body.remove("shippingAddress");
        body.put("addressId", UUID.randomUUID());
        body.put("couponIds", List.of(promotion.coupon(1_000)));
        body.put("usePoints", 1_000);

        JsonNode refused = api.post("/api/orders", body).expect(400).json();

        assertThat(refused.path("errors").findValuesAsString("field"))
                .containsExactly("guest", "addressId", "couponIds", "usePoints");
        assertThat(scene.as(Scene.somebody())
                        .post("/api/orders", order())
                        .expect(400)
                        .json()
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("GUESTS_ONLY");
        for (String field : List.of("name", "phone", "email")) {
            assertThat(api.post("/api/orders", Scene.with(order(), "guest", Scene.with(GUEST, field, "?")))
                            .status())
                    .as(field)
                    .isEqualTo(field.equals("name") ? 201 : 400);
            api.post("/api/orders", Scene.with(order(), "guest", Scene.with(GUEST, field, "")))
                    .expect(400);
        }
    }

    @Test
    @DisplayName("OR-4: ten clicks of somebody who has no cookie yet, with one key, are one order")
    void aNewGuestsClicksWithOneKeyAreOneOrder() {
        Map<String, Object> body = order();
        ApiClient keyed = api.idempotencyKey(UUID.randomUUID().toString());

        List<String> orders = IntStream.range(0, 10)
                .parallel()
                .mapToObj(click -> keyed.post("/api/orders", body).expect(201))
                .map(answer -> answer.text("id") + " "
                        + browserOf(answer)
                                .get("/api/orders/" + answer.text("id"))
                                .status())
                .distinct()
                .toList();

        assertThat(orders).singleElement().asString().endsWith(" 200");
        assertThat(keyed.post("/api/orders", Scene.with(body, "paymentMethod", "TRANSFER"))
                        .expect(201)
                        .text("id"))
                .as("another request is another guest's")
                .isNotEqualTo(orders.getFirst().split(" ")[0]);
    }

    @Test
    @DisplayName("API: a guest's key gives the first answer again")
    void aGuestsRepetitionIsReplayed() {
        Map<String, Object> body = order();
        ApiClient browser = browserOf(placed()).idempotencyKey(UUID.randomUUID().toString());

        String first = browser.post("/api/orders", body).expect(201).text("id");
        Answer again = browser.post("/api/orders", body).expect(201);

        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.text("id")).isEqualTo(first);
        assertThat(browser.post("/api/orders", order()).expect(422).code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void elsewhereTheOrderIsFoundByNumberAndPhone() {
        Answer placed = placed();
        Answer other = placed();

        Answer found = lookUp(placed.text("orderNumber"), "01022223333").expect(200);

        assertThat(found.json().at("/order/id").asString()).isEqualTo(placed.text("id"));
        assertThat(found.text("tokenType")).isEqualTo("Bearer");
        assertThat(found.json().path("expiresIn").asInt()).isEqualTo(3_600);
        assertThat(found.header("Set-Cookie")).isNull();
        ApiClient guest = api.withToken(found.text("accessToken"));
        guest.get("/api/orders/" + placed.text("id")).expect(200);
        guest.get("/api/orders/" + other.text("id")).expect(404);
        guest.get("/api/orders").expect(401);
        guest.get("/api/admin/orders").expect(401);
        guest.post("/api/orders/" + placed.text("id") + "/cancel", Map.of("reason", "변심"))
                .expect(200);
        lookUp(placed.text("orderNumber").toLowerCase(java.util.Locale.ROOT), "010-2222-3333")
                .expect(200);
    }

    @Test
    @DisplayName("OR-12: a look-up opens that order, not what else the same guest ordered or put into the cart")
    void aLookUpOpensOneOrderOfAGuestWhoHasTwo() {
        Answer placed = placed();
        ApiClient browser = browserOf(placed);
        Answer other = browser.post("/api/orders", order()).expect(201);
        browser.post("/api/cart/items", Map.of("variantId", scene.offer(20_000), "quantity", 1))
                .expect(200);
        assertThat(other.text("buyerId")).isEqualTo(placed.text("buyerId"));

        ApiClient guest = api.withToken(
                lookUp(placed.text("orderNumber"), "010-2222-3333").expect(200).text("accessToken"));

        guest.get("/api/orders/" + placed.text("id")).expect(200);
        guest.get("/api/orders/" + other.text("id")).expect(404);
        guest.get("/api/orders/" + other.text("orderNumber")).expect(404);
        guest.post("/api/orders/" + other.text("id") + "/cancel", Map.of("reason", "변심"))
                .expect(404);
        guest.post("/api/orders/" + other.text("id") + "/cancel/preview", Map.of("reason", "변심"))
                .expect(404);
        guest.get("/api/cart").expect(401);
        guest.post("/api/orders", order()).expect(401);
        browser.get("/api/orders/" + other.text("id")).expect(200);
        guest.post("/api/orders/" + placed.text("id") + "/cancel", Map.of("reason", "변심"))
                .expect(200);
    }

    @Test
    void aWrongPhoneAndAnUnknownNumberLookTheSame() {
        Answer placed = placed();
        UUID ofMember = scene.placed(Scene.somebody());

        Answer wrongPhone = lookUp(placed.text("orderNumber"), "010-2222-3334").expect(404);
        Answer unknown = lookUp("KF000101ABCDEF", "010-2222-3333").expect(404);
        Answer members = lookUp(scene.order(ofMember).path("orderNumber").asString(), "010-1234-5678")
                .expect(404);

        assertThat(List.of(unknown, members))
                .extracting(GuestOrderTests::withoutTrace)
                .containsOnly(withoutTrace(wrongPhone));
        lookUp(placed.text("orderNumber"), "no phone").expect(400);
    }

    private static String withoutTrace(Answer answer) {
        return answer.body().replaceAll("\"traceId\":\"[0-9a-f]+\"", "");
    }

    @Test
    @DisplayName("SY-7: phones can't be tried out for an order number, nor order numbers from one address")
    void tryingOutIsLimited() {
        String number = placed().text("orderNumber");
        for (int i = 0; i < 10; i++) {
            lookUp(number, "010-0000-000" + i).expect(404);
        }

        Answer limited = lookUp(number, "010-2222-3333").expect(429);
        assertThat(limited.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(Integer.parseInt(String.valueOf(limited.header("Retry-After"))))
                .isBetween(500, 600);

        for (int i = 0; i < 19; i++) {
            lookUp("KF000101ABCD%02d".formatted(i), "010-2222-3333").expect(404);
        }
        lookUp(placed().text("orderNumber"), "010-2222-3333").expect(429);
    }

    @Test
    void aTokenOfALookUpRunsOut() {
        Answer placed = placed();
        String token =
                lookUp(placed.text("orderNumber"), "010-2222-3333").expect(200).text("accessToken");
        String payload = new String(
                java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]),
                java.nio.charset.StandardCharsets.UTF_8);

        long expires = Long.parseLong(payload.replaceAll(".*\"exp\":(\\d+).*", "$1"));

        assertThat(Duration.ofSeconds(expires - clock.instant().getEpochSecond()))
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
        assertThat(payload).contains("\"role\":\"GUEST\"").doesNotContain("sid", "2222");
    }

    @Test
    void aMemberWhoWasAGuestIsNotShownTheGuestsOrders() {
        Answer placed = placed();
        Actor member = Scene.somebody();

        scene.loggedIn(browserOf(placed), member)
                .get("/api/orders/" + placed.text("id"))
                .expect(404);
    }
}
