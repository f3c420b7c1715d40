package shop.jangteo.delivery.domain;

import java.time.Instant;
import java.util.UUID;

/** What happened to the delivery of an order. */
public sealed interface FulfilmentEvent {

    /** @param lastOfOrder whether every shipment of the order now has an invoice */
    record Dispatched(UUID shipmentId, Dispatch dispatch, UUID by, boolean lastOfOrder) implements FulfilmentEvent {}

    /** A step that isn't the last. */
    record Progressed(UUID shipmentId, Step step) implements FulfilmentEvent {}

    /** @param lastOfOrder whether every shipment of the order has now arrived */
    record Delivered(UUID shipmentId, Step step, boolean lastOfOrder) implements FulfilmentEvent {}

    record Cancelled(Instant at) implements FulfilmentEvent {}

    /** A part of the order was cancelled before anything left. */
    record LinesLeftOut(Instant at) implements FulfilmentEvent {}
}
