package shop.jangteo.contention;

import static org.awaitility.Awaitility.await;
import static shop.jangteo.contention.Scene.PRICE;
import static shop.jangteo.contention.Scene.order;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import shop.jangteo.catalog.application.GiveBackStock;
import shop.jangteo.contention.Race.Outcome;
import shop.jangteo.contract.delivery.ShipmentDelivered;
import shop.jangteo.delivery.application.LeaveOutLines;
import shop.jangteo.delivery.application.PrepareShipments;
import shop.jangteo.delivery.domain.Destination;
import shop.jangteo.delivery.domain.ShipmentLine;
import shop.jangteo.journey.Shop.Goods;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.watch.Interleaving;
import shop.jangteo.watch.Interleaving.Both;
import tools.jackson.databind.JsonNode;

/** Units: sold, given back and sent. */
@Lazy
final class StockAndDeliveryRaces {

    private final Scene scene;
    private final GiveBackStock giveBackStock;
    private final PrepareShipments prepareShipments;
    private final LeaveOutLines leaveOutLines;
    private final List<ShipmentDelivered> arrivals = new CopyOnWriteArrayList<>();

    StockAndDeliveryRaces(
            Scene scene, GiveBackStock giveBackStock, PrepareShipments prepareShipments, LeaveOutLines leaveOutLines) {
        this.scene = scene;
        this.giveBackStock = giveBackStock;
        this.prepareShipments = prepareShipments;
        this.leaveOutLines = leaveOutLines;
    }

    @EventListener
    void hear(ShipmentDelivered event) {
        arrivals.add(event);
    }

    List<Race> all() {
        return List.of(
                Race.seenByTheAuditor(
                                "CA-8: the last unit, in two carts",
                                List.of(Guard.rowLock("catalog.stock"), Guard.version("catalog.stock")),
                                this::theLastUnit)
                        .orToldThat("INSUFFICIENT_STOCK"),
                Race.seenByTheAuditor(
                        "CA-7: an order's units given back twice",
                        List.of(
                                Guard.rowLock("catalog.stock_reservations"),
                                Guard.asRead(
                                        "state of the reservation, as read",
                                        "catalog.stock_reservations",
                                        "given_back",
                                        "state"),
                                Guard.constraint(
                                        scene.jdbc(),
                                        "catalog.stock_movements",
                                        "drop index uk_stock_movements_line_cause",
                                        "add constraint uk_stock_movements_line_cause unique (order_line_id, type,"
                                                + " cause_id)")),
                        this::givenBackTwice),
                Race.seenInTheOutcome(
                        "DE-1: a unit cancelled while the payment of its order is heard of",
                        List.of(Guard.rowLock("delivery.fulfilment")),
                        this::cancelledWhilePaid),
                Race.seenInTheOutcome(
                        "DE-5: both parcels of an order arrive",
                        List.of(Guard.version("delivery.fulfilment")),
                        this::twoArrivals));
    }

    private Outcome theLastUnit() {
        Goods goods = scene.shop().sell(PRICE, 1);
        Both<Answer, Answer> both = scene.both(
                trace -> Interleaving.as(scene.stranger(), trace).post("/api/orders", order(Map.of(), goods)),
                "from `catalog`.`stock` ",
                trace -> Interleaving.as(scene.stranger(), trace).post("/api/orders", order(Map.of(), goods)));
        return scene.audited(both, Scene.good(both).size() - 1, goods.variantId());
    }

    private Outcome givenBackTwice() {
        Goods goods = scene.shop().sell(PRICE, 5);
        ApiClient buyer = scene.stranger();
        JsonNode placed =
                buyer.post("/api/orders", order(Map.of(), goods)).expect(201).json();
        String order = placed.get("id").asString();
        String line = placed.at("/items/0/id").asString();
        Scene.pay(buyer, order).expect(201);
        await().atMost(Duration.ofSeconds(20)).until(() -> onHand(goods) == 4);
        var command = new GiveBackStock.Command(UUID.fromString(order), "race", new GiveBackStock.Extent.Everything());
        scene.twice("from `catalog`.`stock_reservations`", () -> giveBackStock.handle(command));
        return new Outcome(onHand(goods) - 5, List.of(), scene.audited("catalog.", line));
    }

    private long onHand(Goods goods) {
        return scene.count("select on_hand from catalog.stock where variant_id = ?", goods.variantId());
    }

    /** Three were ordered, and two of them cancelled one by one: one is packed. */
    private Outcome cancelledWhilePaid() {
        UUID order = UUID.randomUUID();
        UUID buyer = UUID.randomUUID();
        var line = new ShipmentLine(
                UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "봄 재킷", Map.of(), Quantity.of(3));
        var paid = new PrepareShipments.Command(
                order,
                "race",
                buyer,
                new Destination("김하늘", "01012345678", "04524", "서울특별시 중구 세종대로 110", null, null),
                Map.of(UUID.randomUUID(), List.of(line)));
        var oneLess = new LeaveOutLines.Command(order, "race", buyer, Map.of(line.lineId(), 1));
        scene.transactions().run(() -> leaveOutLines.handle(oneLess));
        scene.both(
                trace -> scene.inTransaction(() -> prepareShipments.handle(paid)),
                "from `delivery`.`cancelled_line`",
                trace -> scene.inTransaction(() -> leaveOutLines.handle(oneLess)));
        long packed = scene.count(
                "select sum(quantity) from delivery.shipment_line where line_id = ?",
                line.lineId().toString());
        return new Outcome(packed - 1, List.of(), List.of());
    }

    /** One of the two is the last one, and with it the order has arrived. */
    private Outcome twoArrivals() {
        ApiClient buyer = scene.stranger();
        String order =
                Scene.placed(buyer, scene.shop().sell(PRICE, 5), scene.shop().sell(PRICE, 5));
        Scene.pay(buyer, order).expect(201);
        List<String> shipments = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> scene.operator()
                                .get("/api/admin/shipments?orderId=" + order)
                                .expect(200)
                                .json()
                                .get("items")
                                .valueStream()
                                .map(shipment -> shipment.get("id").asString())
                                .toList(),
                        found -> found.size() == 2);
        shipments.forEach(shipment -> register(shipment).expect(200));
        Both<Answer, Answer> both = scene.both(
                trace -> arrived(Interleaving.as(scene.operator(), trace), shipments.getFirst()),
                "from `delivery`.`shipment` where `order_id` = ?",
                trace -> arrived(Interleaving.as(scene.operator(), trace), shipments.getLast()));
        long last = arrivals.stream()
                .filter(event -> event.orderId().toString().equals(order) && event.lastOfOrder())
                .count();
        return Scene.outcome(both, 1 - last);
    }

    private Answer register(String shipment) {
        long number = ThreadLocalRandom.current().nextLong(100_000_000_000L, 1_000_000_000_000L);
        return scene.operator()
                .post(
                        "/api/admin/shipments/" + shipment + "/invoice",
                        Map.of("carrier", "CJ", "invoiceNumber", Long.toString(number)));
    }

    private static Answer arrived(ApiClient operator, String shipment) {
        return operator.post("/api/admin/shipments/" + shipment + "/events", Map.of("status", "DELIVERED"));
    }
}
