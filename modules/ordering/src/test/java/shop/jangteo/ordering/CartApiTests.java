package shop.jangteo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.contract.catalog.StockLevelChanged;
import shop.jangteo.kernel.Actor;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import tools.jackson.databind.JsonNode;

@OrderingTest
@DisplayName("OR-1: the cart over HTTP")
class CartApiTests {

    private final Scene scene;
    private final Clock clock;
    private final Actor buyer = Scene.somebody();
    private final ApiClient api;

    CartApiTests(Scene scene, Clock clock, ApiClient api) {
        this.scene = scene;
        this.clock = clock;
        this.api = api.as(buyer);
    }

    private Answer add(UUID variant, Object quantity) {
        return api.post("/api/cart/items", Map.of("variantId", variant, "quantity", quantity));
    }

    private JsonNode cart() {
        return api.get("/api/cart").expect(200).json();
    }

    private void stock(UUID variant, int available, long version) {
        scene.publish(new StockLevelChanged(UUID.randomUUID(), clock.instant(), variant, available, version));
    }

    @Test
    void anEmptyCartIsAnEmptyListThatCostsNothing() {
        assertThat(cart().toString()).isEqualTo("{\"items\":[],\"subtotal\":0,\"shippingFee\":0,\"total\":0}");
    }

    @Test
    void everyAnswerIsTheWholeCart() {
        UUID coat = scene.offer(30_000);
        UUID scarf = scene.offer(5_000);

        add(coat, 1).expect(200);
        JsonNode two = add(scarf, 2).expect(200).json();
        assertThat(two.path("items")).hasSize(2);
        assertThat(two.path("subtotal").asLong()).isEqualTo(40_000);
        assertThat(two.path("shippingFee").asLong()).isEqualTo(3_000);
        assertThat(two.path("total").asLong()).isEqualTo(43_000);
        assertThat(two.at("/items/1/lineAmount").asLong()).isEqualTo(10_000);
        assertThat(two.at("/items/0/name").asString()).isEqualTo("캐시미어 코트");
        assertThat(two.at("/items/0/options/색상").asString()).isEqualTo("네이비");

        JsonNode more = add(scarf, 2).expect(200).json();
        assertThat(more.at("/items/1/quantity").asInt()).isEqualTo(4);
        assertThat(more.path("shippingFee").asLong()).isZero();

        JsonNode less = api.patch("/api/cart/items/" + scarf, Map.of("quantity", 1))
                .expect(200)
                .json();
        assertThat(less.at("/items/1/quantity").asInt()).isEqualTo(1);
        assertThat(api.patch("/api/cart/items/" + scarf, Map.of("quantity", 0))
                        .expect(200)
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(api.delete("/api/cart/items/" + coat).expect(200).json().path("items"))
                .isEmpty();
        api.delete("/api/cart/items/" + coat).expect(200);
    }

    @Test
    void aLineTellsThatItsPriceHasChanged() {
        UUID coat = scene.offer(30_000);
        add(coat, 1).expect(200);
        assertThat(cart().at("/items/0").has("priceChangedFrom")
                        && !cart().at("/items/0/priceChangedFrom").isNull())
                .isFalse();

        scene.publish(scene.offered(coat, 25_000, true, 3));
        scene.publish(scene.offered(coat, 99_000, true, 2));

        JsonNode line = cart().at("/items/0");
        assertThat(line.path("unitPrice").asLong()).isEqualTo(25_000);
        assertThat(line.path("priceChangedFrom").asLong()).isEqualTo(30_000);
    }

    @Test
    void beyondWhatIsLeftIsRefusedWithWhatIsLeft() {
        UUID coat = scene.offer(30_000);
        add(coat, 1).expect(200);
        stock(coat, 3, 2);
        await().until(() -> cart().at("/items/0/available").asInt() == 3);

        Answer refused = add(coat, 3).expect(400);
        assertThat(refused.code()).isEqualTo("INSUFFICIENT_STOCK");
        assertThat(refused.json().at("/items/0/available").asInt()).isEqualTo(3);
        assertThat(refused.json().at("/items/0/requested").asInt()).isEqualTo(4);
        assertThat(refused.json().at("/items/0/variantId").asString()).isEqualTo(coat.toString());

        stock(coat, 0, 3);
        await().until(() -> cart().at("/items/0/soldOut").asBoolean());
        assertThat(cart().path("subtotal").asLong()).as("what can be bought").isZero();
        stock(coat, 8, 1);
        UUID other = scene.offer(1_000);
        stock(other, 5, 1);
        add(other, 1).expect(200);
        await().until(() -> cart().at("/items/1/available").asInt() == 5);
        assertThat(cart().at("/items/0/available").asInt())
                .as("older news changes nothing")
                .isZero();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        UUID coat = scene.offer(30_000);
        add(coat, 0).expect(400);
        add(coat, -1).expect(400);
        add(coat, "1.5").expect(400);
        add(coat, 100).expect(400);
        add(coat, 2_147_483_648L).expect(400);
        assertThat(add(UUID.randomUUID(), 1).expect(404).code()).isEqualTo("NOT_FOUND");
        api.patch("/api/cart/items/" + coat, Map.of("quantity", 1)).expect(404);
        api.post("/api/cart/items", Map.of("variantId", coat, "quantity", 1, "price", 1))
                .expect(400);
        scene.publish(scene.offered(coat, 30_000, false, 2));
        assertThat(add(coat, 1).expect(400).json().at("/errors/0/code").asString())
                .isEqualTo("NOT_ON_SALE");
    }

    @Test
    @DisplayName("OR-1: twenty clicks at once are twenty units, and the cart never has a line twice")
    void clicksAtOnceAreAllCounted() {
        UUID coat = scene.offer(1_000);

        IntStream.range(0, 20).parallel().forEach(click -> add(coat, 1).expect(200));

        assertThat(cart().path("items")).hasSize(1);
        assertThat(cart().at("/items/0/quantity").asInt()).isEqualTo(20);
    }
}
