package shop.jangteo.delivery.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.jangteo.delivery.adapter.DeliveryScene.OPERATOR;
import static shop.jangteo.delivery.adapter.DeliveryScene.invoice;
import static shop.jangteo.delivery.adapter.DeliveryScene.postNumber;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.contract.delivery.InvoiceRegistered;
import shop.jangteo.contract.delivery.ShipmentDelivered;
import shop.jangteo.delivery.adapter.DeliveryScene.Order;
import shop.jangteo.kernel.PublishedEvent;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@DisplayName("RELIABILITY F27: commands that meet")
class ShipmentRacesTests {

    private final UUID brand = UUID.randomUUID();
    private final UUID otherBrand = UUID.randomUUID();

    private final ApiClient operator;
    private final DeliveryScene scene;
    private final Neighbours neighbours;

    ShipmentRacesTests(ApiClient api, DeliveryScene scene, Neighbours neighbours) {
        this.operator = api.as(OPERATOR);
        this.scene = scene;
        this.neighbours = neighbours;
    }

    @Test
    @DisplayName("DE-3: of two sellers who register at the same moment exactly one is the last")
    void twoInvoicesOfOneOrder() {
        Order order = scene.paidOrder(brand, otherBrand);
        String one = scene.shipmentOf(order, brand);
        String other = scene.shipmentOf(order, otherBrand);
        neighbours.letTwoMeet(order.id());

        List<Answer> answers = atOnce(
                () -> operator.post(path(one, "invoice"), invoice("EPOST", postNumber())),
                () -> operator.post(path(other, "invoice"), invoice("EPOST", postNumber())));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(neighbours.heard(InvoiceRegistered.class))
                .filteredOn(event -> event.orderId().equals(order.id()))
                .extracting(InvoiceRegistered::lastOfOrder)
                .containsExactlyInAnyOrder(false, true);
    }

    @Test
    @DisplayName("DE-5: of two shipments that arrive at the same moment exactly one is the last")
    void twoArrivalsOfOneOrder() {
        Order order = scene.paidOrder(brand, otherBrand);
        String one = scene.shipmentOf(order, brand);
        String other = scene.shipmentOf(order, otherBrand);
        operator.post(path(one, "invoice"), invoice("EPOST", postNumber())).expect(200);
        operator.post(path(other, "invoice"), invoice("EPOST", postNumber())).expect(200);
        neighbours.letTwoMeet(order.id());

        List<Answer> answers = atOnce(
                () -> operator.post(path(one, "events"), Map.of("status", "DELIVERED")),
                () -> operator.post(path(other, "events"), Map.of("status", "DELIVERED")));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(neighbours.heard(ShipmentDelivered.class))
                .filteredOn(event -> event.orderId().equals(order.id()))
                .extracting(ShipmentDelivered::lastOfOrder)
                .containsExactlyInAnyOrder(false, true);
    }

    @Test
    @DisplayName("DE-4: a double click enters a step once")
    void theSameArrivalTwice() {
        Order order = scene.paidOrder(brand);
        String shipment = scene.shipmentOf(order, brand);
        operator.post(path(shipment, "invoice"), invoice("EPOST", postNumber())).expect(200);
        neighbours.letTwoMeet(order.id());

        List<Answer> answers = atOnce(
                () -> operator.post(path(shipment, "events"), Map.of("status", "DELIVERED")),
                () -> operator.post(path(shipment, "events"), Map.of("status", "DELIVERED")));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(scene.adminViews(order).getFirst().path("events")).hasSize(1);
        assertThat(neighbours.heard(ShipmentDelivered.class))
                .filteredOn(event -> event.orderId().equals(order.id()))
                .hasSize(1);
    }

    @Test
    @DisplayName("RELIABILITY I40: two shipments that claim one invoice number at the same moment")
    void twoShipmentsClaimOneNumber() {
        Order order = scene.paidOrder(brand);
        Order another = scene.paidOrder(otherBrand);
        String number = postNumber();

        List<Answer> answers = atOnce(
                () -> operator.post(path(scene.shipmentOf(order, brand), "invoice"), invoice("EPOST", number)),
                () -> operator.post(path(scene.shipmentOf(another, otherBrand), "invoice"), invoice("EPOST", number)));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(neighbours.heard(InvoiceRegistered.class))
                .filteredOn(event -> event.invoiceNumber().equals(number))
                .hasSize(1);
    }

    @Test
    @DisplayName("DE-1: payment and cancellations heard of at the same moment leave nothing to ship")
    void paymentAndCancellation() {
        List<Order> orders = Stream.generate(() -> scene.order(brand)).limit(10).toList();
        List<PublishedEvent> events = orders.stream()
                .flatMap(order ->
                        Stream.<PublishedEvent>of(scene.cancelled(order), scene.paid(order), scene.cancelled(order)))
                .toList();

        events.forEach(scene::happens);

        events.forEach(scene::awaitHandled);
        assertThat(orders)
                .flatExtracting(scene::adminViews)
                .allSatisfy(view -> assertThat(view.path("status").asString()).isEqualTo("CANCELLED"));
    }

    private static List<Answer> atOnce(Supplier<Answer> one, Supplier<Answer> other) {
        CompletableFuture<Answer> elsewhere = CompletableFuture.supplyAsync(one);
        Answer here = other.get();
        return List.of(elsewhere.join(), here);
    }

    private static String path(String shipment, String what) {
        return "/api/admin/shipments/" + shipment + "/" + what;
    }
}
