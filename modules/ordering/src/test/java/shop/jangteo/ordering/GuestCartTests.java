package shop.jangteo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.contract.catalog.StockLevelChanged;
import shop.jangteo.kernel.Actor;
import shop.jangteo.ordering.application.DiscardGuestCarts;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import tools.jackson.databind.JsonNode;

@OrderingTest
@DisplayName("OR-1: the cart of a guest")
class GuestCartTests {

    private final Scene scene;
    private final ApiClient api;
    private final Clock clock;
    private final DiscardGuestCarts discardGuestCarts;
    private final JdbcClient jdbc;
    private final Actor member = Scene.somebody();

    GuestCartTests(Scene scene, ApiClient api, Clock clock, DiscardGuestCarts discardGuestCarts, JdbcClient jdbc) {
        this.scene = scene;
        this.api = api.anonymous();
        this.clock = clock;
        this.discardGuestCarts = discardGuestCarts;
        this.jdbc = jdbc;
    }

    private static Answer add(ApiClient client, UUID variant, int quantity) {
        return client.post("/api/cart/items", Map.of("variantId", variant, "quantity", quantity));
    }

    /** A browser whose first thing in the cart is this. */
    private ApiClient guestWith(UUID variant, int quantity) {
        return api.header("Cookie", Scene.cookie(add(api, variant, quantity).expect(200)));
    }

    /** The same browser after logging in. */
    private ApiClient loggedIn(ApiClient guest) {
        return scene.loggedIn(guest, member);
    }

    private static JsonNode cart(ApiClient client) {
        return client.get("/api/cart").expect(200).json();
    }

    private static JsonNode line(JsonNode cart, UUID variant) {
        return StreamSupport.stream(cart.path("items").spliterator(), false)
                .filter(item -> item.path("variantId").asString().equals(variant.toString()))
                .findFirst()
                .orElseThrow();
    }

    private void stock(UUID variant, int available) {
        scene.publish(new StockLevelChanged(UUID.randomUUID(), clock.instant(), variant, available, 2));
    }

    @Test
    void beginsWithTheFirstThingThatIsPutIn() {
        UUID coat = scene.offer(30_000);
        Answer nothing = api.get("/api/cart").expect(200);
        assertThat(nothing.json().path("items")).isEmpty();
        assertThat(nothing.header("Set-Cookie")).isNull();

        Answer first = add(api, coat, 2).expect(200);
        assertThat(first.json().at("/items/0/quantity").asInt())
                .as("the answer shows what was just written")
                .isEqualTo(2);
        ApiClient guest = api.header("Cookie", Scene.cookie(first));

        assertThat(cart(guest).path("total").asLong()).isEqualTo(60_000);
        guest.patch("/api/cart/items/" + coat, Map.of("quantity", 1)).expect(200);
        assertThat(cart(guest).at("/items/0/quantity").asInt()).isEqualTo(1);
        guest.delete("/api/cart/items/" + coat).expect(200);
        assertThat(cart(guest).path("items")).isEmpty();
    }

    @Test
    void whatIsRefusedMakesNoGuest() {
        assertThat(add(api, UUID.randomUUID(), 1).expect(404).header("Set-Cookie"))
                .isNull();
        api.patch("/api/cart/items/" + scene.offer(1_000), Map.of("quantity", 1))
                .expect(401);
    }

    @Test
    void twoGuestsHaveTwoCarts() {
        UUID coat = scene.offer(30_000);
        ApiClient one = guestWith(coat, 1);
        ApiClient other = guestWith(coat, 5);

        assertThat(cart(one).at("/items/0/quantity").asInt()).isEqualTo(1);
        assertThat(cart(other).at("/items/0/quantity").asInt()).isEqualTo(5);
    }

    @Test
    void aForgedCookieOpensNoCart() {
        ApiClient guest = guestWith(scene.offer(30_000), 1);
        String forged = Scene.cookie(add(guest, scene.offer(1_000), 1)).replaceFirst(".$", "!");

        assertThat(cart(api.header("Cookie", forged)).path("items")).isEmpty();
    }

    @Test
    void aMemberTakesItOverWithTheFirstRequestAfterLoggingIn() {
        UUID coat = scene.offer(30_000);
        UUID scarf = scene.offer(10_000);
        add(scene.as(member), coat, 1).expect(200);
        ApiClient guest = guestWith(coat, 2);
        add(guest, scarf, 1).expect(200);

        Answer merged = loggedIn(guest).get("/api/cart").expect(200);

        assertThat(merged.json().path("items")).hasSize(2);
        assertThat(line(merged.json(), coat).path("quantity").asInt()).isEqualTo(3);
        assertThat(line(merged.json(), scarf).path("quantity").asInt()).isEqualTo(1);
        assertThat(merged.json().has("notMerged")).isFalse();
        assertThat(merged.header("Set-Cookie")).contains("jangteo_guest=;", "Max-Age=0", "Path=/");
        assertThat(cart(guest).path("items")).as("nothing is there twice").isEmpty();
        assertThat(line(cart(loggedIn(guest)), coat).path("quantity").asInt()).isEqualTo(3);
    }

    @Test
    void whatCantBeTakenOverStaysOutAndIsNamed() {
        UUID few = scene.offer(30_000);
        UUID many = scene.offer(1_000);
        UUID gone = scene.offer(1_000);
        add(scene.as(member), few, 2).expect(200);
        add(scene.as(member), many, 60).expect(200);
        ApiClient guest = guestWith(few, 2);
        add(guest, many, 50).expect(200);
        add(guest, gone, 1).expect(200);
        stock(few, 3);
        await().until(() -> line(cart(guest), few).path("available").asInt() == 3);
        scene.publish(scene.offered(gone, 1_000, false, 2));

        JsonNode cart = cart(loggedIn(guest));

        assertThat(line(cart, few).path("quantity").asInt()).isEqualTo(3);
        assertThat(line(cart, many).path("quantity").asInt()).isEqualTo(99);
        assertThat(cart.path("items")).hasSize(2);
        assertThat(StreamSupport.stream(cart.path("notMerged").spliterator(), false)
                        .map(left -> left.path("variantId").asString() + " "
                                + left.path("quantity").asInt() + " "
                                + left.path("code").asString()))
                .containsExactlyInAnyOrder(
                        few + " 1 INSUFFICIENT_STOCK", many + " 11 QUANTITY_TOO_LARGE", gone + " 1 NOT_ON_SALE");
        assertThat(cart(loggedIn(guest)).has("notMerged")).as("said once").isFalse();
    }

    @Test
    void aLineInPaymentIsNotTouchedByMerging() {
        UUID coat = scene.offer(30_000);
        add(scene.as(member), coat, 1).expect(200);
        scene.as(member).post("/api/orders", Scene.fromCart(true)).expect(201);

        JsonNode cart = cart(loggedIn(guestWith(coat, 2)));

        assertThat(line(cart, coat).path("quantity").asInt()).isEqualTo(1);
        assertThat(cart.at("/notMerged/0/code").asString()).isEqualTo("ITEM_IN_PAYMENT");
        assertThat(cart.at("/notMerged/0/quantity").asInt()).isEqualTo(2);
    }

    @Test
    @DisplayName("twelve requests after one log-in at once take it over once")
    void requestsAtOnceTakeItOverOnce() {
        UUID coat = scene.offer(1_000);
        ApiClient browser = loggedIn(guestWith(coat, 3));

        IntStream.range(0, 12)
                .parallel()
                .forEach(request -> browser.get("/api/cart").expect(200));

        assertThat(line(cart(scene.as(member)), coat).path("quantity").asInt()).isEqualTo(3);
    }

    @Test
    @DisplayName("two browsers that log in at once bring both their carts")
    void twoBrowsersLogInAtOnce() {
        UUID coat = scene.offer(1_000);
        List<ApiClient> browsers = List.of(loggedIn(guestWith(coat, 3)), loggedIn(guestWith(coat, 4)));

        IntStream.range(0, 8)
                .parallel()
                .forEach(request -> add(browsers.get(request % 2), coat, 1).expect(200));

        assertThat(line(cart(scene.as(member)), coat).path("quantity").asInt()).isEqualTo(15);
    }

    @Test
    void isOrderedByTheMemberWhoJustLoggedIn() {
        UUID coat = scene.offer(30_000);

        Answer order = loggedIn(guestWith(coat, 1))
                .post("/api/orders", Scene.fromCart(true))
                .expect(201);

        assertThat(order.json().at("/items/0/variantId").asString()).isEqualTo(coat.toString());
        assertThat(order.text("buyerId")).isEqualTo(member.memberId().toString());
        assertThat(order.header("Set-Cookie")).contains("Max-Age=0");
    }

    @Test
    void isForgottenAfterThirtyDaysAndAMembersIsNot() {
        UUID coat = scene.offer(30_000);
        ApiClient guest = guestWith(coat, 1);
        ApiClient lately = guestWith(coat, 1);
        add(scene.as(member), coat, 1).expect(200);
        guest.patch("/api/cart/items/" + coat, Map.of("quantity", 7)).expect(200);
        assertThat(jdbc.sql("update ordering.carts c join ordering.cart_lines l on l.member_id = c.member_id"
                                + " set c.touched_at = ? where c.guest = 1 and l.quantity = 7")
                        .param(LocalDateTime.ofInstant(clock.instant().minus(Duration.ofDays(31)), ZoneOffset.UTC))
                        .update())
                .isEqualTo(1);

        discardGuestCarts.handle(new DiscardGuestCarts.Command(clock.instant().minus(Duration.ofDays(30))));

        assertThat(cart(guest).path("items")).isEmpty();
        assertThat(cart(lately).path("items")).hasSize(1);
        assertThat(cart(scene.as(member)).path("items")).hasSize(1);
    }
}
