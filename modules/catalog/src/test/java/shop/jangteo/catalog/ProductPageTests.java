package shop.jangteo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static shop.jangteo.catalog.Shelf.id;
import static shop.jangteo.catalog.Shelf.sellerOf;
import static shop.jangteo.catalog.Shelf.unique;
import static shop.jangteo.catalog.Shelf.with;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.contract.catalog.OfferChanged;
import shop.jangteo.contract.support.ProductRatingChanged;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.Transactions;
import tools.jackson.databind.JsonNode;

@CatalogTest
class ProductPageTests {

    private final ApiClient api;
    private final ApiClient operator;
    private final Shelf shelf;
    private final Told told;
    private final Statements statements;
    private final JdbcClient jdbc;
    private final Transactions tx;
    private final ApplicationEventPublisher events;
    private UUID brand = new UUID(0, 0);
    private UUID category = new UUID(0, 0);

    ProductPageTests(
            ApiClient api,
            Shelf shelf,
            Told told,
            Statements statements,
            JdbcClient jdbc,
            Transactions tx,
            ApplicationEventPublisher events) {
        this.api = api;
        this.operator = api.as(Shelf.OPERATOR);
        this.shelf = shelf;
        this.told = told;
        this.statements = statements;
        this.jdbc = jdbc;
        this.tx = tx;
        this.events = events;
    }

    @BeforeEach
    void aBrandAndACategory() {
        brand = shelf.brand();
        category = shelf.category();
    }

    @Test
    @DisplayName("CA-2, CA-12: a product has a page with its options and variants")
    void aProductHasAPage() {
        UUID leaf = shelf.categoryBelow(category);
        String code = unique("JK-");
        Answer created = operator.post(
                        "/api/products",
                        shelf.product(
                                brand,
                                leaf,
                                with("code", code),
                                with("tags", List.of("봄", "신상")),
                                with(
                                        "description",
                                        "<p onclick=\"steal()\">면 <b>100%</b></p><script>alert(1)</script>"),
                                with("listPrice", 12_000),
                                with(
                                        "options",
                                        List.of(
                                                Map.of("name", "색상", "values", List.of("빨강", "파랑")),
                                                Map.of("name", "사이즈", "values", List.of("M", "L")))),
                                with(
                                        "variants",
                                        List.of(
                                                Map.of(
                                                        "code",
                                                        code + "-RM",
                                                        "options",
                                                        Map.of("색상", "빨강", "사이즈", "M"),
                                                        "stock",
                                                        3),
                                                Map.of(
                                                        "code",
                                                        code + "-BL",
                                                        "options",
                                                        Map.of("사이즈", "L", "색상", "파랑"),
                                                        "priceDelta",
                                                        2_000,
                                                        "stock",
                                                        0)))))
                .expect(201);

        JsonNode page = api.get(created.header("Location")).expect(200).json();
        assertThat(page).isEqualTo(created.json());
        assertThat(page.path("code").asString()).isEqualTo(code);
        assertThat(page.at("/brand/id").asString()).isEqualTo(brand.toString());
        assertThat(page.at("/category/path")
                        .valueStream()
                        .map(step -> step.path("id").asString()))
                .containsExactly(category.toString(), leaf.toString());
        assertThat(page.path("description").asString()).contains("<b>").doesNotContain("script", "onclick");
        assertThat(page.path("price").asInt()).isEqualTo(10_000);
        assertThat(page.path("listPrice").asInt()).isEqualTo(12_000);
        assertThat(page.path("soldOut").asBoolean()).isFalse();
        assertThat(page.at("/rating/count").asInt()).isZero();
        assertThat(page.at("/options/0/values/1").asString()).isEqualTo("파랑");
        assertThat(page.at("/variants/0/soldOut").asBoolean()).isFalse();
        assertThat(page.at("/variants/1/price").asInt()).isEqualTo(12_000);
        assertThat(page.at("/variants/1/soldOut").asBoolean()).isTrue();
        assertThat(page.at("/variants/1/options/색상").asString()).isEqualTo("파랑");
        assertThat(told.offersOf(id(page)))
                .extracting(OfferChanged::unitPrice, OfferChanged::onSale, OfferChanged::version)
                .containsExactly(tuple(Money.won(10_000), true, 1L), tuple(Money.won(12_000), true, 1L));
        assertThat(told.offersOf(id(page)).getFirst().categoryPath()).containsExactly(category, leaf);
        assertThat(statements.during(() -> api.get("/api/products/" + id(page)).expect(200)))
                .isLessThanOrEqualTo(4);
    }

    @Test
    @DisplayName("CA-2: a code is given once, to a product or a variant")
    void aCodeIsGivenOnce() {
        JsonNode first = shelf.created(shelf.product(brand, category));

        Answer sameCode = operator.post(
                "/api/products",
                shelf.product(brand, category, with("code", first.path("code").asString())));
        assertThat(sameCode.expect(409).code()).isEqualTo("PRODUCT_CODE_TAKEN");
        String variantCode = first.at("/variants/0/code").asString();
        Answer sameVariant = operator.post(
                "/api/products",
                shelf.product(brand, category, with("variants", List.of(Map.of("code", variantCode, "stock", 1)))));
        assertThat(sameVariant.expect(409).code()).isEqualTo("PRODUCT_CODE_TAKEN");
        assertThat(sameVariant.text("taken")).isEqualTo(variantCode);
    }

    @Test
    @DisplayName("CA-2: two who create the same product at once create one")
    void twoAtOnceCreateOne() {
        Map<String, Object> product = shelf.product(brand, category);

        List<Integer> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> operator.post("/api/products", product).status()))
                .limit(8)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(answers).containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
    }

    @Test
    @DisplayName("CA-2: whatever is wrong is named")
    void whateverIsWrongIsNamed() {
        Answer form = operator.post(
                "/api/products",
                shelf.product(brand, category, with("name", " "), with("price", -1), with("variants", List.of())));
        assertThat(form.expect(400)
                        .json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder("name", "price", "variants");

        refused(with("brandId", UUID.randomUUID()), "brandId");
        refused(with("categoryId", UUID.randomUUID()), "categoryId");
        refused(with("listPrice", 9_999), "listPrice");
        refused(
                with("variants", List.of(Map.of("code", "a", "stock", 1, "priceDelta", -10_001))),
                "variants[0].priceDelta");
        refused(
                with("variants", List.of(Map.of("code", "a", "stock", 1, "options", Map.of("색상", "빨강")))),
                "variants[0].options");
    }

    private void refused(Shelf.With with, String field) {
        Answer answer = operator.post("/api/products", shelf.product(brand, category, with))
                .expect(400);
        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(answer.json().at("/errors/0/message").asString()).isNotBlank();
    }

    @Test
    @DisplayName("CA-2: a seller's product waits for an operator and belongs to its own brand")
    void aSellersProductWaitsForAnOperator() {
        ApiClient seller = api.as(sellerOf(brand));
        JsonNode product = seller.post("/api/products", shelf.product(brand, category))
                .expect(201)
                .json();
        String path = "/api/products/" + id(product);
        assertThat(product.path("status").asString()).isEqualTo("PENDING_REVIEW");

        api.get(path).expect(404);
        api.as(sellerOf(UUID.randomUUID())).get(path).expect(404);
        seller.get(path).expect(200);
        assertThat(seller.patch(path, Map.of("status", "ACTIVE", "version", 1))
                        .expect(200)
                        .text("status"))
                .isEqualTo("PENDING_REVIEW");
        operator.patch(path, Map.of("status", "ACTIVE", "version", 2)).expect(200);
        api.get(path).expect(200);

        api.as(sellerOf(UUID.randomUUID()))
                .patch(path, Map.of("price", 1, "version", 3))
                .expect(404);
        api.as(sellerOf(UUID.randomUUID())).delete(path).expect(404);
        seller.post("/api/products", shelf.product(shelf.brand(), category)).expect(404);
        api.as(Actor.buyer(UUID.randomUUID()))
                .post("/api/products", shelf.product(brand, category))
                .expect(403);
        api.post("/api/products", shelf.product(brand, category)).expect(401);
        assertThat(seller.get("/api/admin/products")
                        .expect(200)
                        .json()
                        .path("totalItems")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("CA-2: the states follow their table")
    void theStatesFollowTheirTable() {
        JsonNode product = shelf.created(shelf.product(brand, category, with("status", "DRAFT")));
        String path = "/api/products/" + id(product);

        Answer refused = operator.patch(path, Map.of("status", "SUSPENDED", "version", 1))
                .expect(409);
        assertThat(refused.code()).isEqualTo("ILLEGAL_PRODUCT_STATE");
        assertThat(refused.text("state")).isEqualTo("DRAFT");
        assertThat(refused.json().at("/allowed/0").asString()).isEqualTo("PENDING_REVIEW");
        operator.patch(path, Map.of("status", "PENDING_REVIEW", "version", 1)).expect(200);
        operator.patch(path, Map.of("status", "ACTIVE", "version", 2)).expect(200);
        operator.patch(path, Map.of("status", "SUSPENDED", "version", 3)).expect(200);

        api.get(path).expect(404);
        assertThat(told.offersOf(id(product)).getLast().onSale()).isFalse();
        operator.patch(path, Map.of("status", "DISCONTINUED", "version", 4)).expect(200);
        operator.patch(path, Map.of("status", "ACTIVE", "version", 5)).expect(409);
    }

    @Test
    @DisplayName("CA-3: who was slower is told so, with both versions")
    void whoWasSlowerIsToldSo() {
        JsonNode product = shelf.created(shelf.product(brand, category));
        String path = "/api/products/" + id(product);

        operator.header("If-Match", "\"1\"").patch(path, Map.of("price", 9_000)).expect(200);
        Answer slower =
                operator.patch(path, Map.of("price", 8_000, "version", 1)).expect(409);

        assertThat(slower.code()).isEqualTo("CONCURRENT_CHANGE");
        assertThat(slower.json().path("sentVersion").asInt()).isEqualTo(1);
        assertThat(slower.json().path("currentVersion").asInt()).isEqualTo(2);
        assertThat(operator.patch(path, Map.of("price", 8_000))
                        .expect(400)
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("version");
        operator.patch("/api/products/" + UUID.randomUUID(), Map.of("version", 1))
                .expect(404);
    }

    @Test
    @DisplayName("CA-3: of many who change the same version at once one does")
    void ofManyAtOnceOneDoes() {
        JsonNode product = shelf.created(shelf.product(brand, category));
        String path = "/api/products/" + id(product);

        List<Integer> answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> operator.patch(path, Map.of("price", 20_000 + i, "version", 1))
                                .status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(answers).containsExactly(200, 409, 409, 409, 409, 409, 409, 409);
        assertThat(told.offersOf(id(product))).extracting(OfferChanged::version).containsExactly(1L, 2L);
    }

    @Test
    @DisplayName("CA-3: the history of its prices is kept, and only of its prices")
    void theHistoryOfItsPricesIsKept() {
        JsonNode product = shelf.created(shelf.product(brand, category));
        String path = "/api/products/" + id(product);
        operator.patch(path, Map.of("price", 9_000, "version", 1)).expect(200);
        operator.patch(path, Map.of("name", "가을 재킷", "tags", List.of("가을"), "version", 2))
                .expect(200);

        assertThat(jdbc.sql("select price from catalog.product_prices where product_id = unhex(replace(?, '-',"
                                + " '')) order by id")
                        .param(id(product).toString())
                        .query(Long.class)
                        .list())
                .containsExactly(10_000L, 9_000L);
        assertThat(told.offersOf(id(product)).getLast().productName()).isEqualTo("가을 재킷");
    }

    @Test
    @DisplayName("CA-3: variants are changed by their code, added with their stock, and never taken away")
    void variantsAreChangedAndAdded() {
        JsonNode product = shelf.created(shelf.product(
                brand,
                category,
                with("options", List.of(Map.of("name", "사이즈", "values", List.of("M")))),
                with("variants", List.of(Map.of("code", unique("M-"), "options", Map.of("사이즈", "M"), "stock", 1)))));
        String path = "/api/products/" + id(product);
        String m = product.at("/variants/0/code").asString();

        JsonNode changed = operator.patch(
                        path,
                        Map.of(
                                "version", 1,
                                "options", List.of(Map.of("name", "사이즈", "values", List.of("M", "L"))),
                                "variants",
                                        List.of(
                                                Map.of("code", m, "priceDelta", 500),
                                                Map.of(
                                                        "code",
                                                        unique("L-"),
                                                        "options",
                                                        Map.of("사이즈", "L"),
                                                        "stock",
                                                        7))))
                .expect(200)
                .json();

        assertThat(changed.path("variants").size()).isEqualTo(2);
        assertThat(changed.at("/variants/0/price").asInt()).isEqualTo(10_500);
        UUID added = id(changed.at("/variants/1"));
        assertThat(shelf.unitsOf(added)).isEqualTo(new Shelf.Units(7, 0, 0, 7));
        Answer stock = operator.patch(path, Map.of("version", 2, "variants", List.of(Map.of("code", m, "stock", 99))));
        assertThat(stock.expect(400).json().at("/errors/0/code").asString()).isEqualTo("STOCK_BY_MOVEMENT");
        operator.patch(path, Map.of("version", 2, "options", List.of(Map.of("name", "사이즈", "values", List.of("L")))))
                .expect(400);
    }

    @Test
    @DisplayName("CA-3: a deleted product is gone for everybody and its code stays taken")
    void aDeletedProductIsGone() {
        JsonNode product = shelf.created(shelf.product(brand, category));
        String path = "/api/products/" + id(product);

        operator.delete(path).expect(204);

        operator.get(path).expect(404);
        operator.delete(path).expect(404);
        operator.patch(path, Map.of("version", 2)).expect(404);
        assertThat(told.offersOf(id(product)).getLast().onSale()).isFalse();
        operator.post(
                        "/api/products",
                        shelf.product(
                                brand,
                                category,
                                with("code", product.path("code").asString())))
                .expect(409);
    }

    @Test
    @DisplayName("SU-1: a product shows the newest of what its reviews say, in whatever order that is heard")
    void aProductShowsItsRating() {
        UUID product = id(shelf.created(shelf.product(brand, category)));

        tx.run(() -> events.publishEvent(rating(product, "4.5", 2, 2)));
        Awaitility.await().untilAsserted(() -> assertThat(ratingOf(product)).isEqualTo("4.5 (2)"));
        tx.run(() -> events.publishEvent(rating(product, "5.0", 1, 1)));
        tx.run(() -> events.publishEvent(rating(product, "4.0", 3, 3)));
        Awaitility.await().untilAsserted(() -> assertThat(ratingOf(product)).isEqualTo("4.0 (3)"));
    }

    private static ProductRatingChanged rating(UUID product, String average, int count, long version) {
        return new ProductRatingChanged(
                UUID.randomUUID(), Instant.EPOCH, product, new BigDecimal(average), count, version);
    }

    private String ratingOf(UUID product) {
        JsonNode rating = api.get("/api/products/" + product).expect(200).json().path("rating");
        return rating.path("average").asString() + " (" + rating.path("count").asInt() + ")";
    }
}
