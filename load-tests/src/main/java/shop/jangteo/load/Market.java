package shop.jangteo.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import shop.jangteo.load.Web.Call;
import shop.jangteo.load.Web.Member;

/** Makes goods, coupons and members, and says in requests what people want of them. */
final class Market {

    private final Web web;
    private final Tokens tokens;
    private final Member operator;
    private final String brand;
    private final String category;

    Market(Web web, Tokens tokens) {
        this.web = web;
        this.tokens = tokens;
        UUID id = UUID.randomUUID();
        this.operator = new Member(id, tokens.of(id, "MASTER_ADMIN"));
        String suffix = unique();
        this.brand = create("/api/brands", Map.of("name", "Load " + suffix));
        this.category = create("/api/categories", Map.of("name", "Load " + suffix));
    }

    /** Something to buy. */
    record Goods(UUID productId, UUID variantId) {}

    Member operator() {
        return operator;
    }

    Member member() {
        UUID id = UUID.randomUUID();
        return new Member(id, tokens.of(id, "BUYER"));
    }

    List<Member> members(int count) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add(member());
        }
        return members;
    }

    Goods goods(int stock) {
        String code = unique();
        var product = web.send(asOperator(
                        "/api/products",
                        Map.of(
                                "code",
                                "P-" + code,
                                "name",
                                "Load " + code,
                                "brandId",
                                brand,
                                "categoryId",
                                category,
                                "description",
                                "load",
                                "price",
                                20_000,
                                "variants",
                                List.of(Map.of("code", "V-" + code, "stock", stock)),
                                "status",
                                "ACTIVE")))
                .expect(201)
                .json();
        return new Goods(
                UUID.fromString(product.get("id").asString()),
                UUID.fromString(product.at("/variants/0/id").asString()));
    }

    List<Goods> goods(int count, int stock) {
        List<Goods> goods = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            goods.add(goods(stock));
        }
        return goods;
    }

    /** First come, first served. */
    UUID coupon(int quantity) {
        Instant now = Instant.now();
        return UUID.fromString(create(
                "/api/coupons",
                Map.of(
                        "name",
                        "Load " + unique(),
                        "type",
                        "FIRST_COME",
                        "discountType",
                        "FIXED_AMOUNT",
                        "discountValue",
                        1_000,
                        "quantity",
                        quantity,
                        "validFrom",
                        now.minusSeconds(3_600).toString(),
                        "validTo",
                        now.plusSeconds(86_400).toString())));
    }

    Call order(Member buyer, Goods goods, int quantity) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("items", List.of(Map.of("variantId", goods.variantId(), "quantity", quantity)));
        body.put("shippingAddress", address());
        body.put("paymentMethod", "CARD");
        String key = UUID.randomUUID().toString();
        return new Call(
                "POST",
                "/api/orders",
                buyer,
                body,
                key,
                List.of(buyer.id(), goods.variantId(), goods.productId(), key));
    }

    Call pay(Member buyer, UUID order) {
        String key = UUID.randomUUID().toString();
        return new Call(
                "POST",
                "/api/payments",
                buyer,
                Map.of("orderId", order, "paymentMethod", "CARD", "paymentToken", "approve"),
                key,
                List.of(buyer.id(), order, key));
    }

    static Call issue(Member member, UUID coupon) {
        return new Call("POST", "/api/coupons/" + coupon + "/issue", member, null, null, List.of(member.id(), coupon));
    }

    static Map<String, String> address() {
        return Map.of(
                "recipient", "김하늘",
                "phone", "010-1234-5678",
                "postalCode", "04524",
                "roadAddress", "서울특별시 중구 세종대로 110",
                "detailAddress", "3층");
    }

    Call asOperator(String path, Map<String, ?> body) {
        return new Call("POST", path, operator, body, null, List.of());
    }

    private String create(String path, Map<String, ?> body) {
        return web.send(asOperator(path, body)).expect(201).json().get("id").asString();
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 13).toUpperCase(Locale.ROOT);
    }
}
