package shop.jangteo.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.ShopTest;
import shop.jangteo.journey.Operators;
import shop.jangteo.journey.Shop;
import shop.jangteo.journey.Shop.Goods;
import shop.jangteo.journey.Shop.Person;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import tools.jackson.databind.JsonNode;

@ShopTest
@DisplayName("The OpenAPI document")
class OpenApiTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** What clients do every day. */
    private static final List<String> MAIN_FLOW = """
        POST /api/users
        GET /api/users/{userId}
        PATCH /api/users/{userId}
        POST /api/auth/login
        POST /api/auth/refresh
        POST /api/auth/logout
        POST /api/auth/logout-all
        GET /api/users/{userId}/addresses
        POST /api/users/{userId}/addresses
        PUT /api/users/{userId}/addresses/{addressId}
        DELETE /api/users/{userId}/addresses/{addressId}
        GET /api/users/{userId}/sessions
        DELETE /api/users/{userId}/sessions/{sessionId}
        GET /api/admin/users
        POST /api/admin/users/{userId}/suspend
        POST /api/admin/users/{userId}/reinstate
        PUT /api/admin/users/{userId}/role
        GET /api/categories
        POST /api/categories
        PATCH /api/categories/{categoryId}
        DELETE /api/categories/{categoryId}
        GET /api/brands
        POST /api/brands
        PATCH /api/brands/{brandId}
        DELETE /api/brands/{brandId}
        POST /api/products
        GET /api/products
        GET /api/products/{productId}
        PATCH /api/products/{productId}
        DELETE /api/products/{productId}
        GET /api/variants/{variantId}/stock
        POST /api/variants/{variantId}/stock-movements
        GET /api/variants/{variantId}/stock-movements
        GET /api/cart
        POST /api/cart/items
        PATCH /api/cart/items/{variantId}
        DELETE /api/cart/items/{variantId}
        POST /api/orders
        GET /api/orders
        GET /api/orders/{orderId}
        POST /api/orders/{orderId}/cancel
        POST /api/orders/{orderId}/cancel/preview
        POST /api/orders/{orderId}/confirm
        POST /api/guest-orders/lookup
        GET /api/admin/orders
        GET /api/admin/orders/export.csv
        POST /api/admin/orders/{orderId}/status
        POST /api/admin/orders/{orderId}/cancel/preview
        POST /api/admin/orders/{orderId}/cancel
        GET /api/admin/shipping-rules
        PUT /api/admin/shipping-rules
        POST /api/payments
        POST /api/payments/confirm
        POST /api/payments/{paymentId}/leave
        PUT /api/payments/{paymentId}/refund-account
        GET /api/admin/refunds
        GET /api/admin/payment-mismatches
        GET /api/admin/ledger/balances
        GET /api/admin/ledger/postings
        POST /api/admin/reconciliations
        GET /api/admin/reconciliations
        GET /api/admin/reconciliations/{date}
        GET /api/admin/reconciliation-breaks
        GET /api/payments/{paymentId}
        GET /api/orders/{orderId}/payments
        GET /api/users/{userId}/payments
        POST /api/payments/{paymentId}/refund
        POST /api/webhooks/payments/{provider}
        GET /api/orders/{orderId}/shipments
        POST /api/admin/shipments/{shipmentId}/invoice
        POST /api/admin/shipments/{shipmentId}/events
        POST /api/coupons
        GET /api/coupons/{couponId}
        POST /api/coupons/{couponId}/issue
        POST /api/coupons/{couponId}/use
        GET /api/users/{userId}/coupons
        POST /api/quotes
        GET /api/users/{userId}/points
        GET /api/users/{userId}/points/history
        POST /api/users/{userId}/points/charge
        GET /api/users/{userId}/points/charges/{chargeId}
        POST /api/admin/users/{userId}/points
        GET /api/users/{userId}/tier
        POST /api/coupons/issue
        GET /api/admin/invariants
        POST /api/admin/audits
        GET /api/admin/audits
        GET /api/admin/audits/{id}
        GET /api/admin/alerts
        """.lines().toList();

    /** With the codes by which each is refused, beside those that all share. */
    private static final Map<String, List<String>> MOVES_MONEY = Map.ofEntries(
            Map.entry("POST /api/orders", List.of("PRICE_CHANGED", "INSUFFICIENT_STOCK", "BELOW_MINIMUM_ORDER_AMOUNT")),
            Map.entry(
                    "POST /api/orders/{orderId}/cancel",
                    List.of("IDEMPOTENCY_KEY_REQUIRED", "ILLEGAL_ORDER_STATE", "REFUND_CHANGED")),
            Map.entry(
                    "POST /api/admin/orders/{orderId}/cancel",
                    List.of("IDEMPOTENCY_KEY_REQUIRED", "ILLEGAL_ORDER_STATE", "REFUND_CHANGED")),
            Map.entry("POST /api/payments", List.of("PAYMENT_DECLINED", "ORDER_ALREADY_PAID")),
            Map.entry("POST /api/payments/confirm", List.of("AMOUNT_MISMATCH", "PAYMENT_DECLINED")),
            Map.entry("POST /api/payments/{paymentId}/refund", List.of("IDEMPOTENCY_KEY_REQUIRED", "ALREADY_REFUNDED")),
            Map.entry("POST /api/payments/{paymentId}/leave", List.of("ORDER_ALREADY_PAID", "ILLEGAL_ORDER_STATE")),
            Map.entry("PUT /api/payments/{paymentId}/refund-account", List.of()),
            Map.entry(
                    "POST /api/users/{userId}/points/charge", List.of("IDEMPOTENCY_KEY_REQUIRED", "PAYMENT_DECLINED")),
            Map.entry("POST /api/admin/users/{userId}/points", List.of("IDEMPOTENCY_KEY_REQUIRED")),
            Map.entry(
                    "POST /api/variants/{variantId}/stock-movements",
                    List.of("IDEMPOTENCY_KEY_REQUIRED", "INSUFFICIENT_STOCK")),
            Map.entry("POST /api/coupons/{couponId}/issue", List.of("COUPON_SOLD_OUT", "COUPON_ALREADY_ISSUED")),
            Map.entry("POST /api/coupons/issue", List.of("COUPON_ALREADY_ISSUED", "TOO_MANY_REQUESTS")),
            Map.entry("POST /api/guest-orders/lookup", List.of("TOO_MANY_REQUESTS")));

    /** What clients may rely on to be told. */
    private static final Set<String> CODES = Set.of(
            "VALIDATION_FAILED",
            "MALFORMED_REQUEST",
            "INSUFFICIENT_STOCK",
            "INSUFFICIENT_POINTS",
            "BELOW_MINIMUM_ORDER_AMOUNT",
            "COUPON_NOT_APPLICABLE",
            "COUPON_OUT_OF_PERIOD",
            "REFUND_PERIOD_OVER",
            "UNKNOWN_CARRIER",
            "INVALID_INVOICE_NUMBER",
            "UNAUTHENTICATED",
            "BAD_CREDENTIALS",
            "TOKEN_EXPIRED",
            "REFRESH_TOKEN_REUSED",
            "PAYMENT_DECLINED",
            "FORBIDDEN",
            "MEMBER_SUSPENDED",
            "NOT_FOUND",
            "EMAIL_TAKEN",
            "PRODUCT_CODE_TAKEN",
            "CONCURRENT_CHANGE",
            "ILLEGAL_ORDER_STATE",
            "ORDER_ALREADY_PAID",
            "ALREADY_REFUNDED",
            "AMOUNT_MISMATCH",
            "ITEM_IN_PAYMENT",
            "PRICE_CHANGED",
            "REFUND_CHANGED",
            "ORDER_ON_HOLD",
            "TOO_MANY_REQUESTS",
            "COUPON_SOLD_OUT",
            "COUPON_ALREADY_ISSUED",
            "IDEMPOTENCY_IN_PROGRESS",
            "IDEMPOTENCY_KEY_REQUIRED",
            "IDEMPOTENCY_KEY_REUSED",
            "ACCOUNT_LOCKED",
            "PAYMENT_PROVIDER_UNAVAILABLE",
            "TEMPORARILY_UNAVAILABLE");

    private final JdbcClient jdbc;
    private final int port;
    private final ApiDocument document;

    OpenApiTests(JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.port = port;
        this.document = new ApiDocument(direct().get("/v3/api-docs").expect(200).json());
    }

    private ApiClient direct() {
        return ApiClient.of("http://127.0.0.1:" + port);
    }

    @Test
    @DisplayName("SY-5: it is OpenAPI 3.1 and Swagger UI shows it")
    void itIsOpenApi31AndSwaggerUiShowsIt() {
        assertThat(document.json().path("openapi").asString()).startsWith("3.1");
        assertThat(document.json()
                        .at("/components/securitySchemes/bearer/scheme")
                        .asString())
                .isEqualTo("bearer");
        assertThat(direct().get("/swagger-ui.html").expect(302).header("Location"))
                .endsWith("/swagger-ui/index.html");
        assertThat(direct().get("/swagger-ui/index.html").expect(200).body()).contains("swagger-ui");
        assertThat(direct().get("/v3/api-docs/swagger-config").expect(200).text("url"))
                .isEqualTo("/v3/api-docs");
    }

    @Test
    @DisplayName("SY-5: every operation says what a client generator needs")
    void everyOperationSaysWhatAGeneratorNeeds() {
        Set<String> ids = new HashSet<>();
        Set<String> wanting = new TreeSet<>();
        for (ApiDocument.Operation operation : document.operations()) {
            JsonNode node = operation.node();
            if (node.path("summary").asString("").isBlank()) {
                wanting.add(operation + " has no summary");
            }
            if (node.path("tags").isEmpty()) {
                wanting.add(operation + " has no tag");
            }
            String id = node.path("operationId").asString("");
            if (!id.matches("[a-z][A-Za-z]+") || !ids.add(id)) {
                wanting.add(operation + " has no operationId of its own: " + id);
            }
            node.path("responses").properties().forEach(response -> {
                // A provider's server is answered by the status alone.
                boolean empty = Set.of("202", "204").contains(response.getKey())
                        || operation.template().startsWith("/api/webhooks/");
                JsonNode content = response.getValue().path("content");
                if (!empty && content.valueStream().noneMatch(type -> type.has("schema"))) {
                    wanting.add(operation + " has no schema for " + response.getKey());
                }
            });
            for (String failure : List.of("4XX", "5XX")) {
                String schema = node.path("responses")
                        .path(failure)
                        .at("/content/application~1problem+json/schema/$ref")
                        .asString("");
                if (!schema.equals("#/components/schemas/Problem")) {
                    wanting.add(operation + " has no problem document for " + failure);
                }
            }
        }
        assertThat(wanting).isEmpty();
    }

    @Test
    @DisplayName("SY-4 SY-5: the codes that clients rely on are in it")
    void theCodesThatClientsRelyOnAreInIt() {
        assertThat(document.json()
                        .at("/components/schemas/Problem/properties/code/enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsAll(CODES);
    }

    @Test
    @DisplayName("SY-5: its examples are what it asks for")
    void itsExamplesAreWhatItAsksFor() {
        assertThat(document.wrongExamples()).isEmpty();
        assertThat(document.json()
                        .at("/components/schemas/OrderRequest/example")
                        .isObject())
                .isTrue();
    }

    @Test
    @DisplayName("SY-5: whoever moves money or points finds an example of the request, and the codes that refuse it")
    void whatMovesMoneyIsExplained() {
        Set<String> wanting = new TreeSet<>();
        for (ApiDocument.Operation operation : document.operations()) {
            if (!MOVES_MONEY.containsKey(operation.toString())) {
                continue;
            }
            String schema = operation
                    .node()
                    .at("/requestBody/content/application~1json/schema/$ref")
                    .asString("");
            if (!schema.isEmpty()
                    && document.json().at(schema.substring(1)).path("example").isMissingNode()) {
                wanting.add(operation + " has no example");
            }
            String description = operation.node().path("description").asString("");
            MOVES_MONEY.get(operation.toString()).stream()
                    .filter(code -> !description.contains("`" + code + "`"))
                    .forEach(code -> wanting.add(operation + " doesn't tell of " + code));
        }
        assertThat(wanting).isEmpty();
        assertThat(document.operations().stream().map(ApiDocument.Operation::toString))
                .containsAll(MOVES_MONEY.keySet());
    }

    @Test
    @DisplayName("F26 SY-5: a key is marked as required where it is")
    void aRequiredKeyIsMarked() {
        assertThat(document.operations().stream()
                        .filter(operation -> operation
                                .node()
                                .path("parameters")
                                .valueStream()
                                .anyMatch(parameter ->
                                        parameter.path("name").asString().equals("Idempotency-Key")
                                                && parameter.path("required").asBoolean(false)))
                        .map(ApiDocument.Operation::toString))
                .containsExactlyInAnyOrder(
                        "POST /api/users/{userId}/points/charge",
                        "POST /api/admin/users/{userId}/points",
                        "POST /api/variants/{variantId}/stock-movements");
    }

    @Test
    @DisplayName("SY-5: every reference leads somewhere")
    void everyReferenceLeadsSomewhere() {
        Set<String> dangling = document.json().findValuesAsString("$ref").stream()
                .filter(reference -> document.json().at(reference.substring(1)).isMissingNode())
                .collect(Collectors.toSet());
        assertThat(dangling).isEmpty();
    }

    @Test
    @DisplayName("SY-4 SY-5: what the server takes and answers is what it says")
    void realAnswersAreWhatItSays() throws IOException {
        List<Exchange> exchanges;
        try (var proxy = new RecordingProxy(port)) {
            Shop shop = Operators.openShop(proxy.port(), jdbc);
            members(shop);
            goods(shop);
            purchase(shop);
            secondThoughts(shop);
            parts(shop);
            windowsAndDeposits(shop);
            guests(shop);
            books(shop);
            audits(shop);
            refusals(shop);
            exchanges = proxy.exchanges();
        }

        assertThat(exchanges.stream()
                        .flatMap(exchange -> document.differences(exchange).stream())
                        .distinct())
                .as("differences between the document and the server")
                .isEmpty();
        assertThat(exchanges.stream()
                        .filter(Exchange::succeeded)
                        .flatMap(exchange -> document.operation(exchange).stream())
                        .map(ApiDocument.Operation::toString))
                .as("operations of the main flow that were tried")
                .containsAll(MAIN_FLOW);
        assertThat(exchanges.stream().map(Exchange::status))
                .as("refusals that were tried")
                .contains(400, 401, 402, 403, 404, 409, 422);
        assertThat(exchanges.stream().filter(exchange -> !exchange.succeeded()).count())
                .isGreaterThanOrEqualTo(15);
    }

    private static void members(Shop shop) {
        Person member = shop.signUp();
        ApiClient me = member.api();
        ApiClient operator = shop.operator().api();
        me.patch("/api/users/me", Map.of("name", "김바다", "consents", Map.of("marketingEmail", true)))
                .expect(200);
        String address =
                me.post("/api/users/me/addresses", Shop.address()).expect(201).text("id");
        me.get("/api/users/me/addresses?page=0&size=10").expect(200);
        Map<String, Object> moved = new LinkedHashMap<>(Shop.address());
        moved.put("note", "문 앞에 놓아 주세요");
        moved.put("defaultAddress", true);
        me.put("/api/users/me/addresses/" + address, moved).expect(200);
        me.delete("/api/users/me/addresses/" + address).expect(204);

        Answer tokens = logIn(shop, member).expect(200);
        shop.guest()
                .post("/api/auth/refresh", Map.of("refreshToken", tokens.text("refreshToken")))
                .expect(200);
        String other = me.get("/api/users/me/sessions")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(session -> !session.path("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        me.delete("/api/users/me/sessions/" + other).expect(204);
        me.post("/api/auth/logout").expect(204);
        shop.logIn(member.email(), Shop.PASSWORD)
                .api()
                .post("/api/auth/logout-all")
                .expect(204);

        String path = "/api/admin/users/" + member.id();
        operator.get("/api/admin/users?status=ACTIVE&size=5&keyword=" + member.email())
                .expect(200);
        operator.post(path + "/suspend", Map.of("reason", "되팔이")).expect(200);
        operator.get("/api/admin/users?status=SUSPENDED&size=5").expect(200);
        assertThat(logIn(shop, member).expect(403).code()).isEqualTo("MEMBER_SUSPENDED");
        operator.post(path + "/reinstate").expect(200);
        operator.post(path + "/unlock").expect(200);
        String brand = operator.post("/api/brands", Map.of("name", "브랜드 " + member.id()))
                .expect(201)
                .text("id");
        operator.put(path + "/role", Map.of("role", "BRAND_ADMIN", "brandId", brand))
                .expect(200);
    }

    private static Answer logIn(Shop shop, Person person) {
        return shop.guest().post("/api/auth/login", Map.of("email", person.email(), "password", Shop.PASSWORD));
    }

    private static void goods(Shop shop) {
        ApiClient operator = shop.operator().api();
        String unique = UUID.randomUUID().toString().substring(0, 8);
        JsonNode root = operator.post("/api/categories", Map.of("name", "분류 " + unique))
                .expect(201)
                .json();
        String category = root.path("id").asString();
        operator.patch(
                        "/api/categories/" + category,
                        Map.of("sortOrder", 3, "version", root.path("version").asLong()))
                .expect(200);
        String child = operator.post("/api/categories", Map.of("name", "아래 " + unique, "parentId", category))
                .expect(201)
                .text("id");
        shop.guest().get("/api/categories").expect(200);
        shop.guest().get("/api/categories/" + child).expect(200);
        operator.delete("/api/categories/" + child).expect(204);
        JsonNode label = operator.post("/api/brands", Map.of("name", "이름 " + unique, "description", "새 브랜드"))
                .expect(201)
                .json();
        String brand = label.path("id").asString();
        operator.header("If-Match", "\"" + label.path("version").asLong() + "\"")
                .patch("/api/brands/" + brand, Map.of("name", "새 이름 " + unique))
                .expect(200);
        shop.guest().get("/api/brands?size=3").expect(200);
        shop.guest().get("/api/brands/" + brand).expect(200);

        JsonNode shirt = operator.post(
                        "/api/products",
                        Map.of(
                                "code",
                                "S-" + unique,
                                "name",
                                "셔츠 " + unique,
                                "brandId",
                                brand,
                                "categoryId",
                                category,
                                "description",
                                "시원한 셔츠",
                                "listPrice",
                                30_000,
                                "price",
                                25_000,
                                "options",
                                List.of(Map.of("name", "색", "values", List.of("검정", "하양"))),
                                "variants",
                                List.of(Map.of(
                                        "code", "SB-" + unique,
                                        "options", Map.of("색", "검정"),
                                        "priceDelta", 1_000,
                                        "stock", 5,
                                        "lowStockThreshold", 2)),
                                "status",
                                "ACTIVE"))
                .expect(201)
                .json();
        String id = shirt.path("id").asString();
        shop.guest()
                .get("/api/products?brandId=" + brand + "&minPrice=1000&inStock=true&sort=priceAsc")
                .expect(200);
        shop.guest().get("/api/products/" + id).expect(200);
        operator.get("/api/products/" + id).expect(200);
        operator.get("/api/admin/products?status=ACTIVE&size=2").expect(200);
        operator.patch(
                        "/api/products/" + id,
                        Map.of(
                                "price",
                                24_000,
                                "tags",
                                List.of("여름"),
                                "version",
                                shirt.path("version").asLong()))
                .expect(200);
        assertThat(operator.patch(
                                "/api/products/" + id,
                                Map.of(
                                        "price",
                                        23_000,
                                        "version",
                                        shirt.path("version").asLong()))
                        .expect(409)
                        .code())
                .isEqualTo("CONCURRENT_CHANGE");
        String variant = "/api/variants/" + shirt.at("/variants/0/id").asString();
        operator.keyed()
                .post(variant + "/stock-movements", Map.of("type", "RECEIPT", "quantity", 4, "reason", "입고"))
                .expect(201);
        operator.get(variant + "/stock-movements").expect(200);
        operator.get(variant + "/stock").expect(200);
        shop.guest().get(variant + "/stock").expect(200);
        operator.delete("/api/products/" + id).expect(204);
        String empty = operator.post("/api/brands", Map.of("name", "빈 " + unique))
                .expect(201)
                .text("id");
        operator.delete("/api/brands/" + empty).expect(204);
    }

    private static void purchase(Shop shop) {
        Goods jacket = shop.sell(42_000, 9);
        Person buyer = shop.signUp();
        ApiClient me = buyer.api();
        ApiClient operator = shop.operator().api();
        shop.givePoints(buyer, 3_000);
        String issued =
                shop.issueCoupon(buyer, Map.of("type", "PERCENTAGE", "discountValue", 10, "maxDiscount", 8_000));
        String coupon = me.get("/api/users/me/coupons?status=ISSUED")
                .expect(200)
                .json()
                .at("/items/0/couponId")
                .asString();
        me.get("/api/coupons/" + coupon).expect(200);
        me.get("/api/coupons").expect(200);
        operator.get("/api/coupons/" + coupon).expect(200);
        assertThat(me.post("/api/coupons/" + coupon + "/issue").expect(409).code())
                .isEqualTo("COUPON_ALREADY_ISSUED");

        String line = "/api/cart/items/" + jacket.variantId();
        me.post("/api/cart/items", Map.of("variantId", jacket.variantId(), "quantity", 1))
                .expect(200);
        me.patch(line, Map.of("quantity", 3)).expect(200);
        me.get("/api/cart").expect(200);
        me.delete(line).expect(200);
        me.post("/api/cart/items", Map.of("variantId", jacket.variantId(), "quantity", 2))
                .expect(200);
        Map<String, Object> wanted = Map.of("variantId", jacket.variantId(), "quantity", 2);
        me.post("/api/quotes", Map.of("items", List.of(wanted), "couponIds", List.of(issued), "usePoints", 1_000))
                .expect(200);
        me.post("/api/quotes/best", Map.of("items", List.of(wanted))).expect(200);

        Map<String, Object> request = Map.of(
                "fromCart", true, "shippingAddress", Shop.address(), "paymentMethod", "CARD", "usePoints", 1_000);
        ApiClient once = me.idempotencyKey("openapi-" + buyer.id());
        JsonNode order = once.post("/api/orders", request).expect(201).json();
        once.post("/api/orders", request).expect(201);
        assertThat(once.post(
                                "/api/orders",
                                Map.of(
                                        "fromCart",
                                        true,
                                        "shippingAddress",
                                        Shop.address(),
                                        "paymentMethod",
                                        "TRANSFER"))
                        .expect(422)
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        String orderId = order.path("id").asString();
        me.post("/api/coupons/" + issued + "/use", Map.of("orderId", orderId)).expect(200);
        me.get("/api/orders?status=PENDING&from=2020-01-01&size=5").expect(200);
        assertThat(shop.pay(buyer, order, "decline-limit").expect(402).code()).isEqualTo("PAYMENT_DECLINED");
        JsonNode payment = shop.pay(buyer, order, "approve").expect(201).json();
        assertThat(shop.pay(buyer, order, "approve").expect(409).code()).isEqualTo("ORDER_ALREADY_PAID");
        String paymentId = payment.path("id").asString();
        shop.guest()
                .header("X-Webhook-Secret", "what-only-the-provider-knows")
                .post("/api/webhooks/payments/mock", Map.of("messageId", "m-" + paymentId, "paymentId", paymentId))
                .expect(200);
        me.get("/api/orders/" + orderId + "/payments").expect(200);
        me.get("/api/users/me/payments?status=SUCCESS").expect(200);

        JsonNode shipment = shop.shipmentOf(order);
        operator.post("/api/admin/orders/" + orderId + "/status", Map.of("status", "PREPARING"))
                .expect(200);
        operator.get("/api/admin/orders?status=PREPARING&memberId=" + buyer.id())
                .expect(200);
        assertThat(operator.post(
                                "/api/admin/shipments/" + shipment.path("id").asString() + "/invoice",
                                Map.of("carrier", "PIGEON", "invoiceNumber", "1"))
                        .expect(400)
                        .code())
                .isEqualTo("UNKNOWN_CARRIER");
        shop.ship(shipment, "9" + (System.nanoTime() % 10_000_000_000L + 10_000_000_000L));
        for (String step : List.of("PICKED_UP", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED")) {
            shop.report(shipment, step);
        }
        operator.get("/api/admin/shipments/" + shipment.path("id").asString()).expect(200);
        await().atMost(SOON)
                .until(() -> shop.see(buyer, order).path("status").asString().equals("DELIVERED"));
        me.get("/api/orders/" + orderId + "/shipments").expect(200);
        me.post("/api/orders/" + orderId + "/confirm").expect(200);
        await().atMost(SOON).until(() -> shop.points(buyer) > 2_000);
        me.get("/api/users/me/points/history").expect(200);
        me.get("/api/users/me/coupons").expect(200);

        await().atMost(SOON)
                .until(() -> !me.get("/api/users/me/reviewable-lines")
                        .expect(200)
                        .json()
                        .path("items")
                        .isEmpty());
        String reviews = "/api/products/" + jacket.productId() + "/reviews";
        String review = me.post(
                        reviews,
                        Map.of(
                                "orderLineId",
                                order.at("/items/0/id").asString(),
                                "rating",
                                5,
                                "text",
                                "가볍고 따뜻해서 마음에 들어요."))
                .expect(201)
                .text("id");
        shop.guest().get(reviews + "?sort=best").expect(200);
        me.patch("/api/reviews/" + review, Map.of("rating", 4)).expect(200);
        operator.post("/api/admin/reviews/" + review + "/hide", Map.of("reason", "광고"))
                .expect(200);
        me.get("/api/users/me/reviews").expect(200);
        await().atMost(SOON)
                .until(() -> !me.get("/api/users/me/notifications")
                        .expect(200)
                        .json()
                        .path("items")
                        .isEmpty());
        operator.get("/api/admin/dashboard").expect(200);
        operator.get("/api/admin/audit-log?size=100").expect(200);
        operator.get("/api/admin/audit-log/verification").expect(200);
        operator.get("/api/admin/event-publications").expect(200);
    }

    private static void secondThoughts(Shop shop) {
        Goods bag = shop.sell(25_000, 4);
        Person buyer = shop.signUp();
        JsonNode cancelled = shop.order(buyer, bag, 1);
        String cancel = "/api/orders/" + cancelled.path("id").asString() + "/cancel";
        buyer.api().post(cancel, Map.of("reason", "마음이 바뀌었어요")).expect(200);
        assertThat(buyer.api()
                        .post(cancel, Map.of("reason", "again"))
                        .expect(409)
                        .code())
                .isEqualTo("ILLEGAL_ORDER_STATE");

        String payment = shop.pay(buyer, shop.order(buyer, bag, 1), "approve")
                .expect(201)
                .text("id");
        assertThat(shop.operator()
                        .api()
                        .keyed()
                        .post("/api/payments/" + payment + "/refund", Map.of("amount", 1_000, "reason", "흠집"))
                        .status())
                .isIn(200, 202);
        await().atMost(SOON)
                .until(() -> buyer.api()
                        .get("/api/payments/" + payment)
                        .expect(200)
                        .json()
                        .at("/refunds/0/status")
                        .asString()
                        .equals("DONE"));
    }

    /** A part of an order is looked at, and taken back. */
    private static void parts(Shop shop) {
        Goods bag = shop.sell(25_000, 9);
        Person buyer = shop.signUp();
        ApiClient me = buyer.api();
        ApiClient operator = shop.operator().api();
        JsonNode order = shop.order(buyer, bag, 3);
        Map<String, Object> one = Map.of(
                "items",
                List.of(Map.of("itemId", order.at("/items/0/id").asString(), "quantity", 1)),
                "reason",
                "하나면 됩니다");
        String path = "/orders/" + order.path("id").asString() + "/cancel";
        me.post("/api" + path + "/preview", one).expect(200);
        assertThat(me.post("/api" + path, one).expect(400).code()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        me.keyed().post("/api" + path, one).expect(200);
        operator.post("/api/admin" + path + "/preview", one).expect(200);
        operator.keyed().post("/api/admin" + path, one).expect(200);
        operator.get("/api/admin/orders/export.csv?memberId=" + buyer.id()).expect(200);

        JsonNode rules = operator.get("/api/admin/shipping-rules").expect(200).json();
        operator.put("/api/admin/shipping-rules", rules).expect(200);
        assertThat(operator.put("/api/admin/shipping-rules", rules).expect(409).code())
                .isEqualTo("CONCURRENT_CHANGE");
    }

    private static void windowsAndDeposits(Shop shop) {
        Goods bag = shop.sell(25_000, 9);
        Person buyer = shop.signUp();
        ApiClient me = buyer.api();
        String window =
                shop.pay(buyer, shop.order(buyer, bag, 2), "window").expect(201).text("id");
        Map<String, Object> agreed = Map.of("paymentKey", "mock-" + window, "orderId", window, "amount", 50_000);
        assertThat(me.post(
                                "/api/payments/confirm",
                                Map.of("paymentKey", "mock-" + window, "orderId", window, "amount", 1))
                        .expect(409)
                        .code())
                .isEqualTo("AMOUNT_MISMATCH");
        me.post("/api/payments/confirm", agreed).expect(200);

        String deposit = me.post(
                        "/api/payments",
                        Map.of(
                                "orderId",
                                shop.order(buyer, bag, 1).path("id").asString(),
                                "paymentMethod",
                                "VIRTUAL_ACCOUNT"))
                .expect(201)
                .text("id");
        me.put(
                        "/api/payments/" + deposit + "/refund-account",
                        Map.of("bank", "88", "accountNumber", "110123456789", "holderName", "김장터"))
                .expect(200);
        assertThat(me.post("/api/payments/" + deposit + "/leave").expect(200).text("status"))
                .isEqualTo("EXPIRED");
    }

    private static void guests(Shop shop) {
        Goods bag = shop.sell(25_000, 3);
        Map<String, Object> order = new LinkedHashMap<>(orderOf(bag, 1));
        order.put("guest", Map.of("name", "이손님", "phone", "010-9999-8888", "email", "guest@example.com"));
        Answer placed = shop.guest().post("/api/orders", order).expect(201);
        Answer found = shop.guest()
                .post(
                        "/api/guest-orders/lookup",
                        Map.of("orderNumber", placed.text("orderNumber"), "phone", "010-9999-8888"))
                .expect(200);
        shop.guest()
                .withToken(found.text("accessToken"))
                .get("/api/orders/" + placed.text("id"))
                .expect(200);
    }

    private static void books(Shop shop) {
        Person buyer = shop.signUp();
        ApiClient me = buyer.api();
        ApiClient operator = shop.operator().api();
        Answer charge = me.keyed()
                .post("/api/users/me/points/charge", Map.of("amount", 10_000, "paymentMethod", "CARD"))
                .expect(201);
        me.get("/api/users/me/points/charges/" + charge.text("id")).expect(200);
        me.get("/api/users/me/tier").expect(200);
        String code = "OPEN-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        shop.issueCoupon(shop.signUp(), Map.of("type", "FIXED_AMOUNT", "discountValue", 1_000, "code", code));
        me.post("/api/coupons/issue", Map.of("code", code)).expect(201);

        String today = java.time.Instant.parse(
                        operator.get("/api/admin/clock").expect(200).text("now"))
                .atZone(java.time.ZoneId.of("Asia/Seoul"))
                .toLocalDate()
                .toString();
        operator.post("/api/admin/reconciliations", Map.of("date", today)).expect(201);
        operator.get("/api/admin/reconciliations/" + today).expect(200);
        operator.get("/api/admin/reconciliations?size=3").expect(200);
        operator.get("/api/admin/reconciliation-breaks?status=OPEN").expect(200);
        operator.get("/api/admin/ledger/balances").expect(200);
        operator.get("/api/admin/ledger/postings?size=5").expect(200);
        operator.get("/api/admin/refunds?status=DONE").expect(200);
        operator.get("/api/admin/payment-mismatches").expect(200);
    }

    private static void audits(Shop shop) {
        ApiClient operator = shop.operator().api();
        operator.get("/api/admin/invariants").expect(200);
        String audit = operator.post("/api/admin/audits", Map.of("quiet", false))
                .expect(201)
                .text("id");
        operator.get("/api/admin/audits/" + audit).expect(200);
        operator.get("/api/admin/audits?size=5").expect(200);
        operator.get("/api/admin/alerts?open=true").expect(200);
        operator.post("/api/admin/audits", Map.of("invariants", List.of("shop.none")))
                .expect(400);
    }

    private static void refusals(Shop shop) {
        Goods cup = shop.sell(15_000, 3);
        Person buyer = shop.signUp();
        Person stranger = shop.signUp();
        ApiClient me = buyer.api();
        String order = "/api/orders/" + shop.order(buyer, cup, 1).path("id").asString();

        shop.guest()
                .post("/api/users", Map.of("email", "nobody", "password", "short"))
                .expect(400);
        shop.guest()
                .header("Accept-Language", "en")
                .post("/api/users", Map.of("email", "nobody"))
                .expect(400);
        me.post("/api/cart/items", Map.of("variantId", cup.variantId(), "quantity", 1, "colour", "red"))
                .expect(400);
        me.post("/api/cart/items", "{").expect(400);
        me.post("/api/cart/items", Map.of("variantId", cup.variantId(), "quantity", 0))
                .expect(400);
        me.get("/api/orders?size=101").expect(400);
        me.get("/api/orders?sort=colour").expect(400);
        assertThat(me.post("/api/orders", orderOf(cup, 99)).expect(400).code()).isEqualTo("INSUFFICIENT_STOCK");
        Map<String, Object> tooManyPoints = new LinkedHashMap<>(orderOf(cup, 1));
        tooManyPoints.put("usePoints", 10_000);
        assertThat(me.post("/api/orders", tooManyPoints).expect(400).code()).isEqualTo("INSUFFICIENT_POINTS");
        shop.guest().get("/api/orders").expect(401);
        shop.guest().withToken("nonsense").get("/api/cart").expect(401);
        assertThat(shop.guest()
                        .post("/api/auth/login", Map.of("email", buyer.email(), "password", "wrong-Kettle-1"))
                        .expect(401)
                        .code())
                .isEqualTo("BAD_CREDENTIALS");
        me.get("/api/admin/orders").expect(403);
        me.post("/api/brands", Map.of("name", "mine")).expect(403);
        stranger.api().get(order).expect(404);
        stranger.api().post(order + "/cancel", Map.of("reason", "mine")).expect(404);
        stranger.api().get("/api/users/" + buyer.id()).expect(404);
        shop.guest().get("/api/products/" + UUID.randomUUID()).expect(404);
        shop.guest().get("/api/products/not-an-id").expect(404);
        assertThat(shop.guest()
                        .post(
                                "/api/users",
                                Map.of(
                                        "email",
                                        buyer.email(),
                                        "password",
                                        Shop.PASSWORD,
                                        "name",
                                        "김하늘",
                                        "phone",
                                        "010-1234-5678",
                                        "consents",
                                        Map.of("terms", true, "privacy", true)))
                        .expect(409)
                        .code())
                .isEqualTo("EMAIL_TAKEN");
    }

    private static Map<String, Object> orderOf(Goods goods, int quantity) {
        return Map.of(
                "items", List.of(Map.of("variantId", goods.variantId(), "quantity", quantity)),
                "shippingAddress", Shop.address(),
                "paymentMethod", "CARD");
    }
}
