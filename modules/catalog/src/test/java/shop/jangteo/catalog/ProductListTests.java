package shop.jangteo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.jangteo.catalog.Shelf.unique;
import static shop.jangteo.catalog.Shelf.with;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.jangteo.testkit.ApiClient;
import tools.jackson.databind.JsonNode;

@CatalogTest
@DisplayName("CA-5: products are browsed and searched")
class ProductListTests {

    private final ApiClient api;
    private final Shelf shelf;
    private final Statements statements;
    private UUID brand = new UUID(0, 0);
    private UUID women = new UUID(0, 0);
    private UUID jackets = new UUID(0, 0);
    private String tag = "";

    ProductListTests(ApiClient api, Shelf shelf, Statements statements) {
        this.api = api;
        this.shelf = shelf;
        this.statements = statements;
    }

    @BeforeEach
    void threeProductsOfOneBrand() {
        brand = shelf.brand();
        women = shelf.category();
        jackets = shelf.categoryBelow(women);
        tag = unique("태그 ");
        put("봄 재킷", jackets, 30_000, 5, "ACTIVE");
        put("린넨 셔츠 100%", women, 20_000, 0, "ACTIVE");
        put("울 코트", shelf.category(), 90_000, 5, "ACTIVE");
        put("아직 초안", women, 1_000, 5, "DRAFT");
    }

    private void put(String name, UUID category, int price, int stock, String status) {
        shelf.created(shelf.product(
                brand,
                category,
                with("name", name),
                with("price", price),
                with("tags", List.of(tag)),
                with("status", status),
                with("variants", List.of(Map.of("code", unique("V-"), "stock", stock)))));
    }

    private JsonNode list(String query) {
        return api.get("/api/products?brandId=" + brand + "&" + query)
                .expect(200)
                .json();
    }

    private List<String> names(String query) {
        return list(query)
                .path("items")
                .valueStream()
                .map(item -> item.path("name").asString())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void onlyWhatIsOnSaleIsListedSoldOutOrNot() {
        JsonNode page = list("sort=priceAsc");

        assertThat(page.path("totalItems").asInt()).isEqualTo(3);
        JsonNode first = page.at("/items/0");
        assertThat(first.path("name").asString()).isEqualTo("린넨 셔츠 100%");
        assertThat(first.path("soldOut").asBoolean()).isTrue();
        assertThat(first.path("listPrice").asInt()).isEqualTo(20_000);
        assertThat(first.at("/brand/id").asString()).isEqualTo(brand.toString());
        assertThat(first.at("/rating/count").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"봄 재킷", "봄재킷", "재킷", " 봄 "})
    void aKeywordIsFoundWithAndWithoutSpaces(String keyword) {
        assertThat(names("keyword=" + encoded(keyword))).containsExactly("봄 재킷");
    }

    @Test
    void aWildcardIsAnOrdinaryCharacter() {
        assertThat(names("keyword=" + encoded("100%"))).containsExactly("린넨 셔츠 100%");
        assertThat(names("keyword=" + encoded("_"))).isEmpty();
    }

    @Test
    void aCategoryHoldsWhatIsBelowIt() {
        assertThat(names("categoryId=" + women)).containsExactlyInAnyOrder("봄 재킷", "린넨 셔츠 100%");
        assertThat(names("categoryId=" + jackets)).containsExactly("봄 재킷");
        assertThat(names("categoryId=" + UUID.randomUUID())).isEmpty();
    }

    @Test
    void pricesTagsAndStockNarrowTheList() {
        assertThat(names("minPrice=25000&maxPrice=35000")).containsExactly("봄 재킷");
        assertThat(names("tag=" + encoded(tag))).hasSize(3);
        assertThat(names("tag=nothing")).isEmpty();
        assertThat(names("inStock=true")).containsExactlyInAnyOrder("봄 재킷", "울 코트");
        assertThat(names("inStock=false")).containsExactly("린넨 셔츠 100%");
    }

    @ParameterizedTest
    @CsvSource({
        "priceAsc,린넨 셔츠 100%",
        "priceDesc,울 코트",
        "newest,울 코트",
        "relevance,울 코트",
        "popular,울 코트",
        "rating,울 코트",
        "reviews,울 코트"
    })
    void theOrderIsTheOneAskedFor(String sort, String first) {
        assertThat(names("sort=" + sort).getFirst()).isEqualTo(first);
    }

    @Test
    void facetsCountWhatIsListedOnAllPages() {
        JsonNode page = list("size=1&categoryId=" + women);

        assertThat(page.path("items").size()).isEqualTo(1);
        assertThat(page.path("totalPages").asInt()).isEqualTo(2);
        assertThat(page.at("/facets/brands/0/count").asInt()).isEqualTo(2);
        assertThat(page.at("/facets/categories")
                        .valueStream()
                        .map(facet -> facet.path("id").asString()))
                .containsExactlyInAnyOrder(women.toString(), jackets.toString());
    }

    @Test
    @DisplayName("SY-14: a page costs at most four statements")
    void aPageCostsAtMostFourStatements() {
        assertThat(statements.during(() -> list("size=100&keyword=a"))).isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "colour=red,colour",
        "sort=price,sort",
        "sort='name;drop table',sort",
        "categoryId=x,categoryId",
        "minPrice=-1,minPrice",
        "minPrice=2&maxPrice=1,minPrice",
        "maxPrice=x,maxPrice",
        "inStock=perhaps,inStock",
        "size=101,size",
        "page=-1,page"
    })
    void aWrongFilterIsNamed(String query, String field) {
        var answer = api.get("/api/products?" + query.replace(" ", "%20").replace("'", ""))
                .expect(400);

        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void operatorsFindEveryStateAndSellersTheirOwn() {
        var operator = api.as(Shelf.OPERATOR);
        assertThat(operator.get("/api/admin/products?status=DRAFT&brandId=" + brand)
                        .expect(200)
                        .json()
                        .at("/items/0/name")
                        .asString())
                .isEqualTo("아직 초안");
        assertThat(api.as(Shelf.sellerOf(brand))
                        .get("/api/admin/products")
                        .json()
                        .path("totalItems")
                        .asInt())
                .isEqualTo(4);
        assertThat(api.as(Shelf.sellerOf(UUID.randomUUID()))
                        .get("/api/admin/products?brandId=" + brand)
                        .json()
                        .path("totalItems")
                        .asInt())
                .isZero();
    }
}
