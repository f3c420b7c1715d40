package shop.jangteo.delivery.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.jangteo.delivery.adapter.DeliveryScene.OPERATOR;
import static shop.jangteo.delivery.adapter.DeliveryScene.invoice;
import static shop.jangteo.delivery.adapter.DeliveryScene.postNumber;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.contract.delivery.InvoiceRegistered;
import shop.jangteo.contract.ordering.OrderedLine;
import shop.jangteo.delivery.adapter.DeliveryScene.Order;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;
import tools.jackson.databind.JsonNode;

@ContextTest
@DisplayName("OR-9 DE-1: what was cancelled of an order isn't sent")
class PartCancellationTests {

    private final UUID brand = UUID.randomUUID();
    private final UUID otherBrand = UUID.randomUUID();

    private final ApiClient api;
    private final DeliveryScene scene;
    private final Neighbours neighbours;

    PartCancellationTests(ApiClient api, DeliveryScene scene, Neighbours neighbours) {
        this.api = api;
        this.scene = scene;
        this.neighbours = neighbours;
    }

    @Test
    void cancelledUnitsLeaveTheParcel() {
        Order order = scene.paidOrder(brand, brand);
        OrderedLine line = order.lines().getFirst();

        scene.happens(scene.cancelled(order, line, 1, 1));
        register(order, brand);

        assertThat(items(order, brand).findValuesAsString("quantity")).containsExactly("1", "2");
        assertThat(told(order).lines())
                .extracting(sent -> sent.quantity().value())
                .containsExactly(1, 2);
    }

    @Test
    void aParcelWithNothingLeftIsNotSentAndNobodyWaitsForIt() {
        Order order = scene.paidOrder(brand, otherBrand);

        scene.happens(scene.cancelled(order, order.lines().getFirst(), 2, 0));
        register(order, otherBrand);

        assertThat(shipment(order, brand).path("status").asString()).isEqualTo("CANCELLED");
        assertThat(told(order).lastOfOrder()).isTrue();
    }

    @Test
    void itIsLeftOutAlsoWhenThePaymentIsHeardOfLater() {
        Order order = scene.order(brand, brand, otherBrand);

        scene.happens(scene.cancelled(order, order.lines().get(0), 1, 1));
        scene.happens(scene.cancelled(order, order.lines().get(0), 1, 0));
        scene.happens(scene.cancelled(order, order.lines().get(1), 1, 1));
        scene.happens(scene.cancelled(order, order.lines().get(2), 2, 0));
        assertThat(scene.adminViews(order)).isEmpty();
        scene.happensAndIsHandled(scene.paid(order));
        scene.happensAndIsHandled(scene.paid(order));

        assertThat(items(order, brand).findValuesAsString("quantity")).containsExactly("1");
        assertThat(shipment(order, otherBrand).path("status").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void whatWasCancelledBeforeThePaymentIsNotLeftOutTwice() {
        Order order = scene.order(brand);

        scene.happens(scene.cancelled(order, order.lines().getFirst(), 1, 2, false));
        scene.happensAndIsHandled(scene.paid(order));

        assertThat(items(order, brand).findValuesAsString("quantity")).containsExactly("2");
    }

    @Test
    void anOrderThatEndsAfterThatIsNotShippedAtAll() {
        Order order = scene.order(brand);

        scene.happens(scene.cancelled(order, order.lines().getFirst(), 1, 1));
        scene.happensAndIsHandled(scene.cancelled(order));
        scene.happensAndIsHandled(scene.paid(order));

        assertThat(scene.adminViews(order)).isEmpty();
    }

    private void register(Order order, UUID of) {
        api.as(OPERATOR)
                .post(
                        "/api/admin/shipments/" + scene.shipmentOf(order, of) + "/invoice",
                        invoice("EPOST", postNumber()))
                .expect(200);
    }

    private InvoiceRegistered told(Order order) {
        return neighbours.heard(InvoiceRegistered.class).stream()
                .filter(event -> event.orderId().equals(order.id()))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode items(Order order, UUID of) {
        return shipment(order, of).path("items");
    }

    private JsonNode shipment(Order order, UUID of) {
        return scene.adminViews(order).stream()
                .filter(view -> view.path("brandId").asString().equals(of.toString()))
                .findFirst()
                .orElseThrow();
    }
}
