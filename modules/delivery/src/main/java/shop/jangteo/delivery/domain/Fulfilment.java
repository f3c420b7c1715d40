package shop.jangteo.delivery.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.InvalidField;

/**
 * The delivery of one order: a shipment for each seller. One aggregate for all of them, because which is the last to leave
 * or to arrive has one answer only.
 */
public final class Fulfilment {

    /** How wrong the clock of whoever reports a step may be. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final UUID orderId;
    private final String orderNumber;
    private final UUID buyerId;
    private final @Nullable Destination destination;
    private final Instant createdAt;
    private final List<Shipment> shipments;
    private final Map<UUID, Integer> cancelledUnits;
    private final long version;
    private @Nullable Instant cancelledAt;
    private final List<FulfilmentEvent> raised = new ArrayList<>();

    private Fulfilment(
            UUID orderId,
            String orderNumber,
            UUID buyerId,
            @Nullable Destination destination,
            Instant createdAt,
            @Nullable Instant cancelledAt,
            List<Shipment> shipments,
            Map<UUID, Integer> cancelledUnits,
            long version) {
        this.orderId = orderId;
        this.orderNumber = orderNumber;
        this.buyerId = buyerId;
        this.destination = destination;
        this.createdAt = createdAt;
        this.cancelledAt = cancelledAt;
        this.shipments = List.copyOf(shipments);
        this.cancelledUnits = new HashMap<>(cancelledUnits);
        this.version = version;
    }

    /** An order was paid: its lines are shared out over shipments, one for each seller. */
    public static Fulfilment ofPaidOrder(
            UUID orderId,
            String orderNumber,
            UUID buyerId,
            Destination destination,
            Map<UUID, List<ShipmentLine>> linesByBrand,
            Ids ids,
            Instant now) {
        List<Shipment> shipments = linesByBrand.entrySet().stream()
                .map(seller -> Shipment.ready(ids.next(), seller.getKey(), seller.getValue()))
                .toList();
        return new Fulfilment(orderId, orderNumber, buyerId, destination, now, null, shipments, Map.of(), 0);
    }

    /** An order was cancelled that nothing is known of: should its payment be heard of later, nothing is shipped. */
    public static Fulfilment ofCancelledOrder(UUID orderId, String orderNumber, UUID buyerId, Instant now) {
        return new Fulfilment(orderId, orderNumber, buyerId, null, now, now, List.of(), Map.of(), 0);
    }

    /**
     * A part of an order was cancelled that nothing else is known of.
     *
     * @param units to be left out when its payment is heard of, by line
     */
    public static Fulfilment announced(
            UUID orderId, String orderNumber, UUID buyerId, Map<UUID, Integer> units, Instant now) {
        return new Fulfilment(orderId, orderNumber, buyerId, null, now, null, List.of(), units, 0);
    }

    /** A delivery as it was stored. */
    public static Fulfilment restore(
            UUID orderId,
            String orderNumber,
            UUID buyerId,
            @Nullable Destination destination,
            Instant createdAt,
            @Nullable Instant cancelledAt,
            List<Shipment> shipments,
            Map<UUID, Integer> cancelledUnits,
            long version) {
        return new Fulfilment(
                orderId, orderNumber, buyerId, destination, createdAt, cancelledAt, shipments, cancelledUnits, version);
    }

    /**
     * Gives a shipment to a carrier. The same invoice once more changes nothing.
     *
     * @throws InvoiceAlreadyRegistered when it has another one
     * @throws IllegalShipmentState when it was cancelled
     */
    public void registerInvoice(UUID shipmentId, Invoice invoice, UUID by, TransitTime transit, Instant now) {
        Shipment shipment = shipment(shipmentId);
        Dispatch present = shipment.dispatch();
        if (shipment.isToArrive() && present != null) {
            if (!present.invoice().equals(invoice)) {
                throw new InvoiceAlreadyRegistered(present.invoice());
            }
            return;
        }
        var dispatch = new Dispatch(invoice, now, transit.expectedOn(now));
        shipment.dispatch(dispatch);
        boolean last = shipments.stream().filter(Shipment::isToArrive).allMatch(each -> each.dispatch() != null);
        raised.add(new FulfilmentEvent.Dispatched(shipmentId, dispatch, by, last));
    }

    /**
     * Enters a step of the carrier. What says nothing new changes nothing.
     *
     * @throws InvalidField ({@code at}) when the step is in the future, or older than the shipment
     * @throws InvoiceMissing when no carrier has the shipment
     * @throws IllegalShipmentState when it can't come to this state from where it is
     */
    public void report(UUID shipmentId, Step step, Instant now) {
        if (step.at().isAfter(now.plus(CLOCK_TOLERANCE))) {
            throw new InvalidField("at", "STEP_IN_FUTURE");
        }
        if (step.at().isBefore(createdAt.minus(CLOCK_TOLERANCE))) {
            throw new InvalidField("at", "STEP_TOO_EARLY");
        }
        Shipment shipment = shipment(shipmentId);
        if (shipment.dispatch() != null && shipment.status().ignores(step.status())) {
            return;
        }
        shipment.become(step.status());
        raised.add(
                step.status() == ShipmentStatus.DELIVERED
                        ? new FulfilmentEvent.Delivered(shipmentId, step, allHaveArrived())
                        : new FulfilmentEvent.Progressed(shipmentId, step));
    }

    private boolean allHaveArrived() {
        return shipments.stream()
                .filter(Shipment::isToArrive)
                .allMatch(each -> each.status() == ShipmentStatus.DELIVERED);
    }

    /** The order was cancelled: what hasn't left stays. */
    public void cancel(Instant now) {
        if (cancelledAt == null) {
            cancelledAt = now;
            shipments.forEach(Shipment::cancelUnlessGone);
            raised.add(new FulfilmentEvent.Cancelled(now));
        }
    }

    /** A part of the order was cancelled before it was shipped. */
    public void cancelLines(Map<UUID, Integer> unitsByLine, Instant now) {
        if (isAnnounced()) {
            unitsByLine.forEach((line, units) -> cancelledUnits.merge(line, units, Integer::sum));
        }
        shipments.forEach(shipment -> shipment.leaveOut(unitsByLine));
        raised.add(new FulfilmentEvent.LinesLeftOut(now));
    }

    /** The delivery of an order that was only announced, now that it is paid. */
    public Fulfilment paid(Destination to, Map<UUID, List<ShipmentLine>> linesByBrand, Ids ids, Instant now) {
        Fulfilment paid = ofPaidOrder(orderId, orderNumber, buyerId, to, linesByBrand, ids, now);
        paid.shipments.forEach(shipment -> shipment.leaveOut(cancelledUnits));
        return paid;
    }

    /** Whether nothing is known of it but that a part was cancelled. */
    public boolean isAnnounced() {
        return destination == null && cancelledAt == null;
    }

    /** Units that will be left out when the order is paid, by line; none once it is. */
    public Map<UUID, Integer> cancelledUnits() {
        return Map.copyOf(cancelledUnits);
    }

    /** @throws IllegalArgumentException when it belongs to another order */
    public Shipment shipment(UUID shipmentId) {
        return shipments.stream()
                .filter(shipment -> shipment.id().equals(shipmentId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no shipment of this order: " + shipmentId));
    }

    public UUID orderId() {
        return orderId;
    }

    public String orderNumber() {
        return orderNumber;
    }

    public UUID buyerId() {
        return buyerId;
    }

    /** Null for an order that was cancelled, or only announced, before delivery heard of its payment. */
    public @Nullable Destination destination() {
        return destination;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant cancelledAt() {
        return cancelledAt;
    }

    public List<Shipment> shipments() {
        return shipments;
    }

    public long version() {
        return version;
    }

    /** What happened since it was made or restored, in order. */
    public List<FulfilmentEvent> raised() {
        return List.copyOf(raised);
    }
}
