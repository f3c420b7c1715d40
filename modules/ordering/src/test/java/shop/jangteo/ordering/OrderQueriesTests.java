package shop.jangteo.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.ordering.adapter.query.CartQueries;
import shop.jangteo.ordering.adapter.query.OrderFilter;
import shop.jangteo.ordering.adapter.query.OrderQueries;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.testkit.ApiClient;
import tools.jackson.databind.JsonNode;

@OrderingTest
@DisplayName("OR-12: seeing orders")
class OrderQueriesTests {

    private final Scene scene;
    private final OrderQueries queries;
    private final CartQueries carts;
    private final Neighbours.Statements statements;
    private final Clock clock;
    private final Actor buyer = Scene.somebody();
    private final ApiClient api;

    OrderQueriesTests(
            Scene scene,
            OrderQueries queries,
            CartQueries carts,
            Neighbours.Statements statements,
            Clock clock,
            ApiClient api) {
        this.scene = scene;
        this.queries = queries;
        this.carts = carts;
        this.statements = statements;
        this.clock = clock;
        this.api = api.as(buyer);
    }

    private JsonNode list(String query) {
        return api.get("/api/orders" + query).expect(200).json();
    }

    @Test
    void ownOrdersNewestFirstByStateAndPeriod() {
        UUID first = scene.placed(buyer);
        UUID second = scene.paid(buyer);
        scene.placed(Scene.somebody());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Seoul"));

        JsonNode all = list("");
        assertThat(all.path("totalItems").asLong()).isEqualTo(2);
        assertThat(all.at("/items/0/id").asString()).isEqualTo(second.toString());
        assertThat(all.at("/items/0/items/0/lineAmount").asLong()).isEqualTo(20_000);
        assertThat(list("?sort=placedAt,asc").at("/items/0/id").asString()).isEqualTo(first.toString());
        assertThat(list("?status=PAID").path("totalItems").asLong()).isEqualTo(1);
        assertThat(list("?from=" + today + "&to=" + today).path("totalItems").asLong())
                .isEqualTo(2);
        assertThat(list("?from=" + today.plusDays(1)).path("totalItems").asLong())
                .isZero();
        assertThat(list("?to=" + today.minusDays(1)).path("totalItems").asLong())
                .isZero();
        JsonNode page = list("?page=1&size=1");
        assertThat(page.path("items")).hasSize(1);
        assertThat(page.path("totalPages").asInt()).isEqualTo(2);
        for (String wrong : List.of(
                "?size=101",
                "?page=-1",
                "?sort=phone",
                "?status=GONE",
                "?from=2026-13-01",
                "?from=2026-02-02&to=2026-02-01")) {
            api.get("/api/orders" + wrong).expect(400);
        }
    }

    @Test
    void anOrderByItsIdOrItsNumberForWhomItConcerns() {
        UUID order = scene.placed(buyer);
        String number = api.get("/api/orders/" + order).expect(200).text("orderNumber");

        assertThat(api.get("/api/orders/" + number).expect(200).text("id")).isEqualTo(order.toString());
        scene.as(Scene.OPERATOR).get("/api/orders/" + number).expect(200);
        scene.as(Scene.SELLER).get("/api/orders/" + order).expect(200);
        scene.as(Scene.somebody()).get("/api/orders/" + order).expect(404);
        scene.as(new Actor(UUID.randomUUID(), Role.BRAND_ADMIN, UUID.randomUUID()))
                .get("/api/orders/" + order)
                .expect(404);
        api.get("/api/orders/" + UUID.randomUUID()).expect(404);
        api.get("/api/orders/KFundefined").expect(404);
        api.anonymous().get("/api/orders/" + order).expect(401);
    }

    @Test
    void aSellerSeesOnlyItsOwnLines() {
        UUID own = UUID.randomUUID();
        Actor seller = new Actor(UUID.randomUUID(), Role.BRAND_ADMIN, own);
        UUID coat = scene.offer(20_000, own);
        Map<String, Object> body = Scene.with(
                Scene.order(coat, 1),
                "items",
                List.of(
                        Map.of("variantId", coat, "quantity", 1),
                        Map.of("variantId", scene.offer(10_000), "quantity", 1)));
        UUID order = Scene.id(api.post("/api/orders", body).expect(201));
        scene.placed(buyer);

        JsonNode orders = scene.as(seller).get("/api/admin/orders").expect(200).json();
        assertThat(orders.path("totalItems").asLong()).isEqualTo(1);
        assertThat(orders.at("/items/0/items")).hasSize(1);
        assertThat(orders.at("/items/0/items/0/variantId").asString()).isEqualTo(coat.toString());
        assertThat(scene.as(seller)
                        .get("/api/orders/" + order)
                        .expect(200)
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(scene.as(seller)
                        .get("/api/admin/orders?brandId=" + Scene.BRAND)
                        .json()
                        .path("items"))
                .as("another brand's filter doesn't tell what else is in an order")
                .isEmpty();
        api.get("/api/admin/orders").expect(403);
    }

    @Test
    void anOperatorFindsOrdersByMemberBrandAndProduct() {
        UUID brand = UUID.randomUUID();
        UUID coat = scene.offer(20_000, brand);
        JsonNode order =
                api.post("/api/orders", Scene.order(coat, 1)).expect(201).json();
        scene.placed(buyer);
        ApiClient operator = scene.as(Scene.OPERATOR);

        assertThat(operator.get("/api/admin/orders?memberId=" + buyer.memberId())
                        .json()
                        .path("totalItems")
                        .asLong())
                .isEqualTo(2);
        assertThat(operator.get("/api/admin/orders?brandId=" + brand)
                        .json()
                        .path("totalItems")
                        .asLong())
                .isEqualTo(1);
        assertThat(operator.get("/api/admin/orders?status=PENDING&productId="
                                + order.at("/items/0/productId").asString())
                        .json()
                        .path("totalItems")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void aPageCostsThreeStatementsHoweverLongItIs() {
        for (int i = 0; i < 5; i++) {
            scene.placed(buyer);
        }
        UUID order = scene.placed(buyer);
        OrderFilter everything = OrderFilter.of(null, null, null);

        for (int size : List.of(1, 5)) {
            assertThat(statements.during(
                            () -> queries.ofBuyer(buyer.memberId(), everything, new Paging(0, size, null))))
                    .isEqualTo(3);
        }
        assertThat(statements.during(() -> queries.order(buyer, order.toString())))
                .isEqualTo(3);
        assertThat(statements.during(() -> carts.cart(buyer.memberId()))).isEqualTo(2);
    }
}
