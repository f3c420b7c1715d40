package shop.jangteo.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.testkit.ApiClient;
import tools.jackson.databind.JsonNode;

/** Puts things into the catalog the way people do: over the API. Every name and code is a new one. */
@Lazy
@TestComponent
public class Shelf {

    /** Name and value of what differs from an ordinary product. */
    public record With(String field, Object value) {}

    public static final Actor OPERATOR = new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null);

    private final ApiClient operator;
    private final JdbcClient jdbc;

    Shelf(ApiClient api, JdbcClient jdbc) {
        this.operator = api.as(OPERATOR);
        this.jdbc = jdbc;
    }

    public static With with(String field, Object value) {
        return new With(field, value);
    }

    public static Actor sellerOf(UUID brandId) {
        return new Actor(UUID.randomUUID(), Role.BRAND_ADMIN, brandId);
    }

    public static String unique(String prefix) {
        return prefix + UUID.randomUUID().toString().substring(0, 13);
    }

    public UUID brand() {
        return id(operator.post("/api/brands", Map.of("name", unique("브랜드 ")))
                .expect(201)
                .json());
    }

    public UUID category() {
        return id(operator.post("/api/categories", Map.of("name", unique("카테고리 ")))
                .expect(201)
                .json());
    }

    public UUID categoryBelow(UUID parent) {
        return id(operator.post("/api/categories", Map.of("name", unique("카테고리 "), "parentId", parent))
                .expect(201)
                .json());
    }

    /** An ordinary product: on sale for 10,000 won, one variant, ten units. */
    public Map<String, Object> product(UUID brandId, UUID categoryId, With... differences) {
        String code = unique("P-");
        Map<String, Object> product = new LinkedHashMap<>();
        product.put("code", code);
        product.put("name", "봄 재킷");
        product.put("brandId", brandId);
        product.put("categoryId", categoryId);
        product.put("description", "<p>좋은 옷</p>");
        product.put("price", 10_000);
        product.put("variants", List.of(Map.of("code", code + "-1", "stock", 10)));
        product.put("status", "ACTIVE");
        Stream.of(differences).forEach(with -> product.put(with.field(), with.value()));
        return product;
    }

    public JsonNode created(Map<String, Object> product) {
        return operator.post("/api/products", product).expect(201).json();
    }

    /** The id of a variant of a new product, with so many units. */
    public UUID variantWith(int units) {
        JsonNode product = created(product(
                brand(), category(), with("variants", List.of(Map.of("code", unique("V-"), "stock", units)))));
        return id(product.at("/variants/0"));
    }

    public static UUID id(JsonNode resource) {
        return UUID.fromString(resource.path("id").asString());
    }

    /** The numbers of a variant as the database has them. */
    public record Units(int onHand, int reserved, int sold, int ledger) {}

    public Units unitsOf(UUID variantId) {
        return jdbc.sql("""
            select on_hand, reserved, units_sold sold, coalesce((select sum(delta) from catalog.stock_movements m
              where m.variant_id = s.variant_id), 0) ledger
            from catalog.stock s where variant_id = unhex(replace(?, '-', ''))\
            """).param(variantId.toString()).query(Units.class).single();
    }
}
