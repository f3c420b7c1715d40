package shop.jangteo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.jangteo.catalog.Shelf.id;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.contract.catalog.OfferChanged;
import shop.jangteo.kernel.Actor;
import shop.jangteo.testkit.ApiClient;
import tools.jackson.databind.JsonNode;

@CatalogTest
@DisplayName("CA-1: brands and the category tree")
class CategoryTests {

    private final ApiClient api;
    private final ApiClient operator;
    private final Shelf shelf;
    private final Told told;

    CategoryTests(ApiClient api, Shelf shelf, Told told) {
        this.api = api;
        this.operator = api.as(Shelf.OPERATOR);
        this.shelf = shelf;
        this.told = told;
    }

    @Test
    void theTreeIsReadInItsOrder() {
        UUID root = shelf.category();
        UUID second = id(operator.post("/api/categories", Map.of("name", "나", "parentId", root, "sortOrder", 2))
                .expect(201)
                .json());
        UUID first = id(operator.post("/api/categories", Map.of("name", "다", "parentId", root, "sortOrder", 1))
                .expect(201)
                .json());
        UUID leaf = shelf.categoryBelow(first);

        List<JsonNode> tree = api.get("/api/categories")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
        List<UUID> ids = tree.stream().map(Shelf::id).toList();

        assertThat(ids).containsSubsequence(root, first, leaf, second);
        JsonNode shown = api.get("/api/categories/" + leaf).expect(200).json();
        assertThat(shown.path("level").asInt()).isEqualTo(3);
        assertThat(shown.path("parentId").asString()).isEqualTo(first.toString());
        assertThat(shown.path("path").size()).isEqualTo(3);
    }

    @Test
    void aCategoryMovesWithItsProducts() {
        UUID from = shelf.category();
        UUID to = shelf.category();
        UUID moved = shelf.categoryBelow(from);
        UUID leaf = shelf.categoryBelow(moved);
        UUID product = id(shelf.created(shelf.product(shelf.brand(), leaf)));

        operator.patch("/api/categories/" + moved, Map.of("parentId", to, "version", 1))
                .expect(200);

        assertThat(listed(from)).isZero();
        assertThat(listed(to)).isEqualTo(1);
        assertThat(told.offersOf(product))
                .extracting(OfferChanged::categoryPath)
                .last()
                .isEqualTo(List.of(to, moved, leaf));
        assertThat(told.offersOf(product)).extracting(OfferChanged::version).containsExactly(1L, 2L);
        JsonNode root = operator.patch("/api/categories/" + moved, Map.of("root", true, "version", 2))
                .expect(200)
                .json();
        assertThat(root.path("level").asInt()).isEqualTo(1);
        assertThat(listed(to)).isZero();
    }

    private int listed(UUID category) {
        return api.get("/api/products?categoryId=" + category)
                .expect(200)
                .json()
                .path("totalItems")
                .asInt();
    }

    @Test
    void theTreeHasItsRules() {
        UUID root = shelf.category();
        UUID child = shelf.categoryBelow(root);
        UUID leaf = shelf.categoryBelow(child);

        assertThat(operator.post("/api/categories", Map.of("name", "넷째", "parentId", leaf))
                        .expect(400)
                        .code())
                .isEqualTo("CATEGORY_TOO_DEEP");
        assertThat(operator.patch("/api/categories/" + root, Map.of("parentId", leaf, "version", 1))
                        .expect(400)
                        .code())
                .isEqualTo("CATEGORY_INSIDE_ITSELF");
        assertThat(operator.post(
                                "/api/categories",
                                Map.of(
                                        "name",
                                        operator.get("/api/categories/" + child).text("name"),
                                        "parentId",
                                        root))
                        .expect(409)
                        .code())
                .isEqualTo("CATEGORY_NAME_TAKEN");
        assertThat(operator.delete("/api/categories/" + child).expect(409).code())
                .isEqualTo("CATEGORY_IN_USE");
        shelf.created(shelf.product(shelf.brand(), leaf));
        assertThat(operator.delete("/api/categories/" + leaf).expect(409).code())
                .isEqualTo("CATEGORY_IN_USE");
        assertThat(operator.patch("/api/categories/" + leaf, Map.of("name", "새 이름", "version", 9))
                        .expect(409)
                        .code())
                .isEqualTo("CONCURRENT_CHANGE");
        operator.delete("/api/categories/" + shelf.categoryBelow(root)).expect(204);
    }

    @Test
    void brandsAreNamedOnceAndRetireWithoutProducts() {
        UUID brand = shelf.brand();
        JsonNode view = api.get("/api/brands/" + brand).expect(200).json();
        String name = view.path("name").asString();

        assertThat(operator.post("/api/brands", Map.of("name", name))
                        .expect(409)
                        .code())
                .isEqualTo("BRAND_NAME_TAKEN");
        operator.patch("/api/brands/" + brand, Map.of("description", "새 소개", "version", 1))
                .expect(200);
        operator.patch("/api/brands/" + brand, Map.of("description", "늦은 소개", "version", 1))
                .expect(409);
        UUID product = id(shelf.created(shelf.product(brand, shelf.category())));
        assertThat(operator.delete("/api/brands/" + brand).expect(409).code()).isEqualTo("BRAND_IN_USE");
        operator.delete("/api/products/" + product).expect(204);
        operator.delete("/api/brands/" + brand).expect(204);
        operator.delete("/api/brands/" + brand).expect(204);

        assertThat(api.get("/api/brands?keyword=" + name.substring(4))
                        .json()
                        .path("totalItems")
                        .asInt())
                .isZero();
        assertThat(api.get("/api/brands/" + brand).json().path("retired").asBoolean())
                .isTrue();
        assertThat(operator.post("/api/products", shelf.product(brand, shelf.category()))
                        .expect(400)
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("brandId");
    }

    @Test
    void whichNamesAreTheSameDoesNotDependOnTheServer() {
        String name = "Straße " + UUID.randomUUID();
        operator.post("/api/brands", Map.of("name", name + "😀")).expect(201);

        operator.post("/api/brands", Map.of("name", name + "😁")).expect(201);
        operator.post("/api/brands", Map.of("name", name.replace("ß", "SS") + "😀"))
                .expect(409);
    }

    @Test
    void onlyOperatorsChangeThem() {
        var buyer = api.as(Actor.buyer(UUID.randomUUID()));
        var seller = api.as(Shelf.sellerOf(UUID.randomUUID()));

        buyer.post("/api/brands", Map.of("name", "나의 브랜드")).expect(403);
        seller.post("/api/categories", Map.of("name", "나의 카테고리")).expect(403);
        api.post("/api/brands", Map.of("name", "아무나")).expect(401);
        operator.get("/api/brands/" + UUID.randomUUID()).expect(404);
    }
}
