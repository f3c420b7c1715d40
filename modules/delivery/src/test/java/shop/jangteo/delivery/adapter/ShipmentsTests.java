package shop.jangteo.delivery.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.jangteo.delivery.adapter.DeliveryScene.OPERATOR;
import static shop.jangteo.delivery.adapter.DeliveryScene.invoice;
import static shop.jangteo.delivery.adapter.DeliveryScene.postNumber;
import static shop.jangteo.delivery.adapter.DeliveryScene.seller;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.contract.delivery.InvoiceRegistered;
import shop.jangteo.contract.delivery.ShipmentDelivered;
import shop.jangteo.contract.delivery.ShipmentProgressed;
import shop.jangteo.contract.delivery.ShippedLine;
import shop.jangteo.contract.ordering.OrderedLine;
import shop.jangteo.delivery.adapter.DeliveryScene.Order;
import shop.jangteo.delivery.domain.TransitTime;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.platform.time.ShopClock;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;
import tools.jackson.databind.JsonNode;

@ContextTest
class ShipmentsTests {

    private final UUID brand = UUID.randomUUID();
    private final UUID otherBrand = UUID.randomUUID();

    private final ApiClient api;
    private final DeliveryScene scene;
    private final Neighbours neighbours;
    private final JdbcClient jdbc;
    private final ShopClock clock;

    ShipmentsTests(ApiClient api, DeliveryScene scene, Neighbours neighbours, JdbcClient jdbc, ShopClock clock) {
        this.api = api;
        this.scene = scene;
        this.neighbours = neighbours;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Test
    @DisplayName("DE-1: a paid order becomes a shipment for each seller")
    void aPaidOrderBecomesAShipmentForEachSeller() {
        Order order = scene.paidOrder(brand, otherBrand, brand);

        JsonNode shipments = buyerViews(order);

        assertThat(shipments).hasSize(2);
        assertThat(shipments.findValuesAsString("status")).containsOnly("READY");
        assertThat(shipments.path(0).path("items")).hasSize(2);
        assertThat(shipments.path(1).path("items")).hasSize(1);
        OrderedLine third = order.lines().get(2);
        JsonNode item = shipments.path(0).path("items").path(1);
        assertThat(item.path("lineId").asString()).isEqualTo(third.lineId().toString());
        assertThat(item.path("variantId").asString())
                .isEqualTo(third.variantId().toString());
        assertThat(item.path("productId").asString())
                .isEqualTo(third.productId().toString());
        assertThat(item.path("name").asString()).isEqualTo("머그컵 3");
        assertThat(item.path("quantity").asInt()).isEqualTo(2);
        assertThat(item.path("options").propertyNames()).containsExactly("색상", "크기");
        assertThat(shipments.path(0).path("events")).isEmpty();
        assertThat(shipments.path(0).has("shippingAddress")).isFalse();
    }

    @Test
    @DisplayName("DE-1: however often the payment is heard of, the shipments are made once")
    void shipmentsAreMadeOnce() {
        Order order = scene.order(brand);

        scene.happensAndIsHandled(scene.paid(order));
        scene.happensAndIsHandled(scene.paid(order));

        assertThat(scene.adminViews(order)).hasSize(1);
    }

    @Test
    @DisplayName("DE-1: a cancelled order isn't shipped")
    void aCancelledOrderIsNotShipped() {
        Order order = scene.paidOrder(brand, otherBrand);
        String invoiced = scene.shipmentOf(order, brand);
        api.as(OPERATOR)
                .post(path(invoiced, "invoice"), invoice("EPOST", postNumber()))
                .expect(200);

        scene.happensAndIsHandled(scene.cancelled(order));
        scene.happensAndIsHandled(scene.cancelled(order));

        assertThat(buyerViews(order).findValuesAsString("status")).containsExactly("CANCELLED", "CANCELLED");
        Answer refused = api.as(OPERATOR)
                .post(path(scene.shipmentOf(order, otherBrand), "invoice"), invoice("EPOST", postNumber()))
                .expect(409);
        assertThat(refused.code()).isEqualTo("ILLEGAL_SHIPMENT_STATE");
        assertThat(refused.text("state")).isEqualTo("CANCELLED");
        api.as(OPERATOR)
                .post(path(invoiced, "events"), Map.of("status", "PICKED_UP"))
                .expect(409);
    }

    @Test
    @DisplayName("DE-1: a cancellation that is heard of before the payment keeps anything from being shipped")
    void aCancellationMayComeFirst() {
        Order order = scene.order(brand);

        scene.happensAndIsHandled(scene.cancelled(order));
        scene.happensAndIsHandled(scene.paid(order));
        scene.happensAndIsHandled(scene.cancelled(order));

        assertThat(buyerViews(order)).isEmpty();
        assertThat(scene.adminViews(order)).isEmpty();
    }

    @Test
    @DisplayName("DE-3: the seller hands the shipment over, and everybody hears of it")
    void theSellerRegistersTheInvoice() {
        Order order = scene.paidOrder(brand);
        String shipment = scene.shipmentOf(order, brand);
        Actor seller = seller(brand);

        JsonNode view = api.as(seller)
                .post(path(shipment, "invoice"), invoice("CJ", "6812-" + eightDigits()))
                .expect(200)
                .json();

        String number = view.path("invoiceNumber").asString();
        assertThat(number).hasSize(12).startsWith("6812");
        assertThat(view.path("status").asString()).isEqualTo("READY");
        assertThat(view.path("carrier").asString()).isEqualTo("CJ");
        assertThat(view.path("trackingUrl").asString())
                .isEqualTo("https://trace.cjlogistics.com/next/tracking.html?wblNo=" + number);
        Instant invoicedAt = Instant.parse(view.path("invoicedAt").asString());
        assertThat(LocalDate.parse(view.path("expectedOn").asString()))
                .isEqualTo(new TransitTime(2).expectedOn(invoicedAt));
        InvoiceRegistered told = neighbours.heard(InvoiceRegistered.class).stream()
                .filter(event -> event.orderId().equals(order.id()))
                .findFirst()
                .orElseThrow();
        OrderedLine line = order.lines().getFirst();
        assertThat(told)
                .isEqualTo(new InvoiceRegistered(
                        told.eventId(),
                        invoicedAt,
                        UUID.fromString(shipment),
                        order.id(),
                        order.number(),
                        order.buyer(),
                        seller.memberId(),
                        "CJ",
                        number,
                        view.path("trackingUrl").asString(),
                        List.of(new ShippedLine(
                                line.lineId(),
                                line.variantId(),
                                line.productId(),
                                line.productName(),
                                line.quantity())),
                        true));
        JsonNode buyers = buyerViews(order).path(0);
        for (String field : List.of("carrier", "invoiceNumber", "trackingUrl", "expectedOn")) {
            assertThat(buyers.path(field)).as(field).isEqualTo(view.path(field));
        }
    }

    @Test
    @DisplayName("DE-3: a second click gives the same answer, another number is refused")
    void registeringTwice() {
        Order order = scene.paidOrder(brand);
        String shipment = scene.shipmentOf(order, brand);
        String number = postNumber();
        String first = api.as(OPERATOR)
                .post(path(shipment, "invoice"), invoice("EPOST", number))
                .expect(200)
                .body();

        String second = api.as(OPERATOR)
                .post(path(shipment, "invoice"), invoice("EPOST", number))
                .expect(200)
                .body();
        Answer third = api.as(OPERATOR)
                .post(path(shipment, "invoice"), invoice("EPOST", postNumber()))
                .expect(409);

        assertThat(second).isEqualTo(first);
        assertThat(third.code()).isEqualTo("INVOICE_ALREADY_REGISTERED");
        assertThat(third.text("invoiceNumber")).isEqualTo(number);
        assertThat(neighbours.heard(InvoiceRegistered.class))
                .filteredOn(event -> event.orderId().equals(order.id()))
                .hasSize(1);
    }

    @Test
    @DisplayName("RELIABILITY I40: an invoice number is used once")
    void anInvoiceNumberIsUsedOnce() {
        Order order = scene.paidOrder(brand, otherBrand);
        String number = postNumber();
        api.as(OPERATOR)
                .post(path(scene.shipmentOf(order, brand), "invoice"), invoice("EPOST", number))
                .expect(200);

        Answer taken = api.as(OPERATOR)
                .post(path(scene.shipmentOf(order, otherBrand), "invoice"), invoice("EPOST", number))
                .expect(409);

        assertThat(taken.code()).isEqualTo("INVOICE_NUMBER_TAKEN");
        assertThat(neighbours.heard(InvoiceRegistered.class))
                .filteredOn(event -> event.orderId().equals(order.id()))
                .hasSize(1);
    }

    @Test
    @DisplayName("DE-3: what ordering refuses leaves no trace")
    void whatOrderingRefusesLeavesNoTrace() {
        Order order = scene.paidOrder(brand);
        String shipment = scene.shipmentOf(order, brand);
        neighbours.refuse(order.id());

        Answer refused = api.as(OPERATOR)
                .post(path(shipment, "invoice"), invoice("EPOST", postNumber()))
                .expect(409);

        assertThat(refused.code()).isEqualTo("ILLEGAL_ORDER_STATE");
        assertThat(buyerViews(order).path(0).has("carrier")).isFalse();
        assertThat(neighbours.heard(InvoiceRegistered.class))
                .noneMatch(event -> event.orderId().equals(order.id()));
    }

    @Test
    @DisplayName("DE-2: an unknown carrier and a wrong number are refused, in Korean or English")
    void carriersAndNumbersAreChecked() {
        Order order = scene.paidOrder(brand);
        String invoicePath = path(scene.shipmentOf(order, brand), "invoice");
        ApiClient operator = api.as(OPERATOR);

        Answer unknown =
                operator.post(invoicePath, invoice("DHL", "681234567891")).expect(400);
        assertThat(unknown.code()).isEqualTo("UNKNOWN_CARRIER");
        assertThat(unknown.text("detail")).contains("DHL", "LOGEN").contains("택배사");
        Answer wrong = operator.header("Accept-Language", "en")
                .post(invoicePath, invoice("LOGEN", "123"))
                .expect(400);
        assertThat(wrong.code()).isEqualTo("INVALID_INVOICE_NUMBER");
        assertThat(wrong.text("detail")).contains("An invoice number of LOGEN", "11");
        assertThat(operator.post(invoicePath, Map.of("carrier", "CJ"))
                        .expect(400)
                        .code())
                .isEqualTo("INVALID_INVOICE_NUMBER");
        assertThat(operator.post(invoicePath, Map.of("invoiceNumber", "681234567891"))
                        .expect(400)
                        .code())
                .isEqualTo("VALIDATION_FAILED");
        assertThat(operator.post(invoicePath, Map.of("carrier", "CJ", "number", "681234567891"))
                        .expect(400)
                        .code())
                .isEqualTo("VALIDATION_FAILED");
    }

    @Test
    @DisplayName("DE-2: an unusual check digit is accepted with a warning")
    void anUnusualCheckDigitIsAWarning() {
        Order order = scene.paidOrder(brand);
        String eleven = "%011d".formatted(ThreadLocalRandom.current().nextLong(100_000_000_000L));
        String doubtful = eleven + (Long.parseLong(eleven) + 1) % 7;

        JsonNode view = api.as(OPERATOR)
                .post(path(scene.shipmentOf(order, brand), "invoice"), invoice("LOTTE", doubtful))
                .expect(200)
                .json();

        assertThat(view.path("warnings")).extracting(JsonNode::asString).containsExactly("INVOICE_CHECK_DIGIT");
    }

    @Test
    @DisplayName("DE-4, DE-5: the buyer follows the parcel step by step")
    void theBuyerFollowsTheParcel() {
        Order order = scene.paidOrder(brand);
        String shipment = scene.shipmentOf(order, brand);
        ApiClient seller = api.as(seller(brand));
        assertThat(seller.post(path(shipment, "events"), Map.of("status", "PICKED_UP"))
                        .expect(409)
                        .code())
                .isEqualTo("INVOICE_MISSING");
        seller.post(path(shipment, "invoice"), invoice("EPOST", postNumber())).expect(200);
        String at = clock.instant().minus(Duration.ofMinutes(1)).toString();

        seller.post(path(shipment, "events"), Map.of("status", "PICKED_UP", "at", at, "note", "수거 완료"))
                .expect(200);
        seller.post(path(shipment, "events"), Map.of("status", "PICKED_UP")).expect(200);
        seller.post(path(shipment, "events"), Map.of("status", "OUT_FOR_DELIVERY"))
                .expect(200);
        Answer backwards = seller.post(path(shipment, "events"), Map.of("status", "IN_TRANSIT"))
                .expect(409);
        String delivered = seller.post(path(shipment, "events"), Map.of("status", "DELIVERED"))
                .expect(200)
                .body();
        String late = seller.post(path(shipment, "events"), Map.of("status", "IN_TRANSIT"))
                .expect(200)
                .body();

        assertThat(backwards.code()).isEqualTo("ILLEGAL_SHIPMENT_STATE");
        assertThat(late).isEqualTo(delivered);
        JsonNode view = buyerViews(order).path(0);
        assertThat(view.path("status").asString()).isEqualTo("DELIVERED");
        assertThat(view.path("events").findValuesAsString("status"))
                .containsExactly("PICKED_UP", "OUT_FOR_DELIVERY", "DELIVERED");
        assertThat(view.path("events").path(0).path("at").asString()).isEqualTo(at);
        assertThat(view.path("events").path(0).path("note").asString()).isEqualTo("수거 완료");
        assertThat(neighbours.heard(ShipmentProgressed.class))
                .filteredOn(event -> event.orderId().equals(order.id()))
                .extracting(ShipmentProgressed::status)
                .containsExactly("PICKED_UP", "OUT_FOR_DELIVERY");
        assertThat(neighbours.heard(ShipmentDelivered.class))
                .filteredOn(event -> event.orderId().equals(order.id()))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.lastOfOrder()).isTrue();
                    assertThat(event.buyerId()).isEqualTo(order.buyer());
                    assertThat(event.lines()).hasSize(1);
                    assertThat(event.occurredAt())
                            .isEqualTo(view.path("events").path(2).path("at").asString());
                });
    }

    @Test
    @DisplayName("DE-4: malformed steps are refused")
    void malformedStepsAreRefused() {
        Order order = scene.paidOrder(brand);
        String shipment = scene.shipmentOf(order, brand);
        ApiClient operator = api.as(OPERATOR);
        operator.post(path(shipment, "invoice"), invoice("EPOST", postNumber())).expect(200);

        List<Answer> answers = new ArrayList<>();
        answers.add(operator.post(path(shipment, "events"), Map.of()));
        answers.add(operator.post(path(shipment, "events"), Map.of("status", "FLYING")));
        answers.add(operator.post(path(shipment, "events"), Map.of("status", "PICKED_UP", "note", "가".repeat(501))));
        answers.add(operator.post(path(shipment, "events"), Map.of("status", "PICKED_UP", "at", "어제")));
        Answer future = operator.post(
                path(shipment, "events"),
                Map.of(
                        "status",
                        "PICKED_UP",
                        "at",
                        clock.instant().plus(Duration.ofDays(1)).toString()));
        answers.add(future);

        assertThat(answers).extracting(Answer::status).containsOnly(400);
        assertThat(future.json().path("errors").path(0).path("field").asString())
                .isEqualTo("at");
        assertThat(future.json().path("errors").path(0).path("message").asString())
                .isEqualTo("아직 오지 않은 시각입니다.");
        assertThat(buyerViews(order).path(0).path("events")).isEmpty();
    }

    @Test
    @DisplayName("DE-5: of two shipments that arrive, the second makes the order delivered")
    void severalShipmentsOfOneOrder() {
        Order order = scene.paidOrder(brand, otherBrand);
        for (UUID each : List.of(brand, otherBrand)) {
            String shipment = scene.shipmentOf(order, each);
            api.as(seller(each))
                    .post(path(shipment, "invoice"), invoice("EPOST", postNumber()))
                    .expect(200);
        }
        for (UUID each : List.of(otherBrand, brand)) {
            String shipment = scene.shipmentOf(order, each);
            api.as(seller(each))
                    .post(path(shipment, "events"), Map.of("status", "DELIVERED"))
                    .expect(200);
        }

        assertThat(neighbours.heard(InvoiceRegistered.class))
                .filteredOn(event -> event.orderId().equals(order.id()))
                .extracting(InvoiceRegistered::lastOfOrder)
                .containsExactly(false, true);
        assertThat(neighbours.heard(ShipmentDelivered.class))
                .filteredOn(event -> event.orderId().equals(order.id()))
                .extracting(ShipmentDelivered::lastOfOrder)
                .containsExactly(false, true);
    }

    @Test
    @DisplayName("API.md: what belongs to someone else doesn't exist")
    void whatBelongsToSomeoneElseDoesNotExist() {
        Order order = scene.paidOrder(brand);
        String shipment = scene.shipmentOf(order, brand);
        Actor stranger = Actor.buyer(UUID.randomUUID());
        Actor otherSeller = seller(otherBrand);

        api.get(buyersPath(order)).expect(401);
        api.as(stranger).get(buyersPath(order)).expect(404);
        api.as(otherSeller).get(buyersPath(order)).expect(404);
        api.as(OPERATOR).get(buyersPath(order)).expect(200);
        api.as(OPERATOR).get("/api/orders/" + UUID.randomUUID() + "/shipments").expect(404);
        api.as(OPERATOR).get("/api/orders/nonsense/shipments").expect(404);

        api.as(order.asBuyer()).get("/api/admin/shipments").expect(403);
        api.as(order.asBuyer())
                .post(path(shipment, "invoice"), invoice("EPOST", postNumber()))
                .expect(403);
        api.as(otherSeller).get("/api/admin/shipments/" + shipment).expect(404);
        api.as(otherSeller)
                .post(path(shipment, "invoice"), invoice("EPOST", postNumber()))
                .expect(404);
        api.as(otherSeller)
                .post(path(shipment, "events"), Map.of("status", "PICKED_UP"))
                .expect(404);
        api.as(OPERATOR)
                .post(path(UUID.randomUUID().toString(), "invoice"), invoice("EPOST", postNumber()))
                .expect(404);
    }

    @Test
    @DisplayName("API.md: a seller lists its own shipments, by status and order, a page at a time")
    void aSellerListsItsOwn() {
        Order first = scene.paidOrder(brand, otherBrand);
        Order second = scene.paidOrder(brand);
        String shipment = scene.shipmentOf(second, brand);
        ApiClient seller = api.as(seller(brand));
        seller.post(path(shipment, "invoice"), invoice("EPOST", postNumber())).expect(200);
        seller.post(path(shipment, "events"), Map.of("status", "PICKED_UP")).expect(200);

        JsonNode page = seller.get("/api/admin/shipments?size=1").expect(200).json();
        assertThat(page.path("totalItems").asInt()).isEqualTo(2);
        assertThat(page.path("totalPages").asInt()).isEqualTo(2);
        JsonNode newest = page.path("items").path(0);
        assertThat(newest.path("id").asString()).isEqualTo(shipment);
        assertThat(newest.path("orderNumber").asString()).isEqualTo(second.number());
        assertThat(newest.path("shippingAddress").path("recipient").asString()).isEqualTo("김예시");
        assertThat(newest.path("shippingAddress").path("detailAddress").asString())
                .isEqualTo("2층");
        assertThat(newest.path("events").findValuesAsString("status")).containsExactly("PICKED_UP");
        assertThat(ids(seller, "?status=PICKED_UP")).containsExactly(shipment);
        assertThat(ids(seller, "?orderId=" + first.id())).containsExactly(scene.shipmentOf(first, brand));
        assertThat(ids(seller, "?status=LOST")).isEmpty();
        assertThat(ids(api.as(seller(UUID.randomUUID())), "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?status=FLYING", "?orderId=1", "?size=101", "?page=-1", "?sort=destination"})
    @DisplayName("API.md: a list that can't be is refused")
    void aListThatCannotBeIsRefused(String query) {
        assertThat(api.as(OPERATOR)
                        .get("/api/admin/shipments" + query)
                        .expect(400)
                        .code())
                .isEqualTo("VALIDATION_FAILED");
    }

    @Test
    @DisplayName("ID-12: recipient and address are stored sealed")
    void theAddressIsStoredSealed() {
        Order order = scene.paidOrder(brand);

        String stored = jdbc.sql("select destination from delivery.fulfilment where order_id = ?")
                .param(Uuids.toBytes(order.id()))
                .query(String.class)
                .single();

        assertThat(stored).doesNotContain("김예시", "01000001234", "예시로");
    }

    private JsonNode buyerViews(Order order) {
        return api.as(order.asBuyer()).get(buyersPath(order)).expect(200).json();
    }

    private static List<String> ids(ApiClient as, String query) {
        return as.get("/api/admin/shipments" + query)
                .expect(200)
                .json()
                .path("items")
                .findValuesAsString("id");
    }

    private static String buyersPath(Order order) {
        return "/api/orders/" + order.id() + "/shipments";
    }

    private static String path(String shipment, String what) {
        return "/api/admin/shipments/" + shipment + "/" + what;
    }

    private static String eightDigits() {
        return "%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    }
}
