package shop.jangteo.delivery.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shop.jangteo.kernel.Quantity;

/** Paid orders for tests of the domain. */
final class Orders {

    static final Instant NOW = Instant.parse("2026-01-05T03:00:00Z");
    static final UUID SELLER = UUID.randomUUID();
    static final TransitTime TRANSIT = new TransitTime(2);

    private Orders() {}

    /** One line of each seller. */
    static Fulfilment paid(int sellers) {
        Map<UUID, List<ShipmentLine>> lines = new LinkedHashMap<>();
        for (int i = 0; i < sellers; i++) {
            lines.put(UUID.randomUUID(), List.of(line("상품 " + i)));
        }
        return Fulfilment.ofPaidOrder(
                UUID.randomUUID(),
                "20260105-000001",
                UUID.randomUUID(),
                new Destination("김예시", "01000001234", "04524", "서울 중구 예시로 1", null, null),
                lines,
                UUID::randomUUID,
                NOW);
    }

    static ShipmentLine line(String name) {
        return new ShipmentLine(
                UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), name, Map.of(), Quantity.of(1));
    }

    static Fulfilment dispatched(int sellers) {
        Fulfilment order = paid(sellers);
        for (int i = 0; i < sellers; i++) {
            order.registerInvoice(shipment(order, i), invoice(i), SELLER, TRANSIT, NOW);
        }
        return order;
    }

    /** The same without a past. */
    static Fulfilment stored(Fulfilment order) {
        return Fulfilment.restore(
                order.orderId(),
                order.orderNumber(),
                order.buyerId(),
                order.destination(),
                order.createdAt(),
                order.cancelledAt(),
                order.shipments(),
                order.cancelledUnits(),
                order.version());
    }

    static UUID shipment(Fulfilment order, int index) {
        return order.shipments().get(index).id();
    }

    static Invoice invoice(int number) {
        return new Invoice(Carrier.EPOST, "%013d".formatted(number));
    }

    static Step step(ShipmentStatus status) {
        return new Step(status, NOW, null, SELLER);
    }
}
