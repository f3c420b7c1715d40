package shop.jangteo.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import tools.jackson.databind.JsonNode;

/** What people do in the shop, over HTTP, in the words they would use. */
public final class Shop {

    /** What everybody who signs up here chooses. */
    public static final String PASSWORD = "blue-Kettle-4711";

    private final ApiClient api;
    private final Person operator;

    public Shop(String base, String operatorEmail, String operatorPassword) {
        this.api = ApiClient.of(base);
        this.operator = logIn(operatorEmail, operatorPassword);
    }

    /** Somebody who is logged in. */
    public record Person(String id, String email, ApiClient api) {}

    /** Something to buy. */
    public record Goods(String productId, String variantId, long price) {}

    public ApiClient guest() {
        return api;
    }

    public Person operator() {
        return operator;
    }

    public Person signUp() {
        String email = "p" + UUID.randomUUID().toString().substring(0, 12) + "@example.com";
        api.post(
                        "/api/users",
                        Map.of(
                                "email",
                                email,
                                "password",
                                PASSWORD,
                                "name",
                                "김하늘",
                                "phone",
                                "010-1234-5678",
                                "consents",
                                Map.of("terms", true, "privacy", true, "marketingEmail", false)))
                .expect(201);
        return logIn(email, PASSWORD);
    }

    public Person logIn(String email, String password) {
        Answer answer = api.post("/api/auth/login", Map.of("email", email, "password", password))
                .expect(200);
        ApiClient own = api.withToken(answer.text("accessToken"));
        return new Person(own.get("/api/users/me").expect(200).text("id"), email, own);
    }

    /** A product of one variant that anybody can buy at once. */
    public Goods sell(long price, int stock) {
        String code = UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        String brand = operator.api()
                .post("/api/brands", Map.of("name", "브랜드 " + code))
                .expect(201)
                .text("id");
        String category = operator.api()
                .post("/api/categories", Map.of("name", "분류 " + code))
                .expect(201)
                .text("id");
        JsonNode product = operator.api()
                .post(
                        "/api/products",
                        Map.of(
                                "code",
                                "P-" + code,
                                "name",
                                "봄 재킷 " + code,
                                "brandId",
                                brand,
                                "categoryId",
                                category,
                                "description",
                                "가벼운 봄 재킷",
                                "price",
                                price,
                                "variants",
                                List.of(Map.of("code", "V-" + code, "stock", stock)),
                                "status",
                                "ACTIVE"))
                .expect(201)
                .json();
        return new Goods(
                product.get("id").asString(), product.at("/variants/0/id").asString(), price);
    }

    public static Map<String, Object> address() {
        return Map.of(
                "recipient", "김하늘",
                "phone", "010-1234-5678",
                "postalCode", "04524",
                "roadAddress", "서울특별시 중구 세종대로 110",
                "detailAddress", "3층");
    }

    public JsonNode order(Person buyer, Goods goods, int quantity) {
        return buyer.api()
                .post(
                        "/api/orders",
                        Map.of(
                                "items",
                                List.of(Map.of("variantId", goods.variantId(), "quantity", quantity)),
                                "shippingAddress",
                                address(),
                                "paymentMethod",
                                "CARD"))
                .expect(201)
                .json();
    }

    public Answer pay(Person buyer, JsonNode order, String paymentToken) {
        return buyer.api()
                .post(
                        "/api/payments",
                        Map.of(
                                "orderId",
                                order.get("id").asString(),
                                "paymentMethod",
                                "CARD",
                                "paymentToken",
                                paymentToken));
    }

    public JsonNode see(Person person, JsonNode order) {
        return person.api()
                .get("/api/orders/" + order.get("id").asString())
                .expect(200)
                .json();
    }

    /** What somebody who hasn't written reads may be a moment old. */
    public void awaitAvailable(Goods goods, int units) {
        await().untilAsserted(() -> assertThat(api.get("/api/variants/" + goods.variantId() + "/stock")
                        .expect(200)
                        .json()
                        .get("available")
                        .asInt())
                .isEqualTo(units));
    }

    public long points(Person person) {
        return person.api()
                .get("/api/users/me/points")
                .expect(200)
                .json()
                .get("balance")
                .asLong();
    }

    public void givePoints(Person person, long amount) {
        operator.api()
                .keyed()
                .post("/api/admin/users/" + person.id() + "/points", Map.of("amount", amount, "reason", "환영 적립금"))
                .expect(201);
    }

    /** A coupon in the person's wallet: the id of the issued one. */
    public String issueCoupon(Person person, Map<String, Object> terms) {
        Instant now =
                Instant.parse(operator.api().get("/api/admin/clock").expect(200).text("now"));
        Map<String, Object> coupon = new java.util.LinkedHashMap<>(terms);
        coupon.put("name", "환영 쿠폰");
        coupon.put("validFrom", now.minus(Duration.ofDays(1)).toString());
        coupon.put("validTo", now.plus(Duration.ofDays(30)).toString());
        String id = operator.api().post("/api/coupons", coupon).expect(201).text("id");
        return person.api().post("/api/coupons/" + id + "/issue").expect(201).text("id");
    }

    /** The only shipment of a paid order, as the operator sees it, as soon as there is one. */
    public JsonNode shipmentOf(JsonNode order) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> operator.api()
                                .get("/api/admin/shipments?orderId="
                                        + order.get("id").asString())
                                .expect(200)
                                .json()
                                .get("items"),
                        items -> items.size() == 1)
                .get(0);
    }

    public void ship(JsonNode shipment, String invoiceNumber) {
        operator.api()
                .post(
                        "/api/admin/shipments/" + shipment.get("id").asString() + "/invoice",
                        Map.of("carrier", "CJ", "invoiceNumber", invoiceNumber))
                .expect(200);
    }

    public void report(JsonNode shipment, String status) {
        operator.api()
                .post("/api/admin/shipments/" + shipment.get("id").asString() + "/events", Map.of("status", status))
                .expect(200);
    }

    public void advanceClock(String by) {
        operator.api().post("/api/admin/clock", Map.of("advance", by)).expect(200);
    }
}
