package shop.jangteo.catalog.domain.stock;

import java.time.Instant;
import java.util.UUID;

/**
 * The claim that one order line has on the stock of its variant. What happens to it is a reaction to a fact, so a fact
 * that is told twice, or too late, changes nothing: an order that was cancelled isn't sold by the news of its payment.
 */
public final class Reservation {

    private final UUID orderLineId;
    private final UUID orderId;
    private final UUID variantId;
    private final int quantity;
    private final Instant reservedAt;
    private final ReservationState stateBefore;
    private ReservationState state;

    private Reservation(
            UUID orderLineId, UUID orderId, UUID variantId, int quantity, Instant reservedAt, ReservationState state) {
        this.orderLineId = orderLineId;
        this.orderId = orderId;
        this.variantId = variantId;
        this.quantity = quantity;
        this.reservedAt = reservedAt;
        this.stateBefore = state;
        this.state = state;
    }

    public static Reservation restore(
            UUID orderLineId, UUID orderId, UUID variantId, int quantity, Instant reservedAt, ReservationState state) {
        return new Reservation(orderLineId, orderId, variantId, quantity, reservedAt, state);
    }

    /** Takes the units out of what is available. */
    public static Reservation of(UUID orderLineId, UUID orderId, Stock stock, int quantity, Instant at) {
        stock.reserve(quantity);
        return new Reservation(orderLineId, orderId, stock.variantId(), quantity, at, ReservationState.RESERVED);
    }

    /** The order is paid. */
    public void consume(Stock stock, MovementNote note) {
        if (state == ReservationState.RESERVED) {
            stock.sellReserved(quantity, note);
            state = ReservationState.CONSUMED;
        }
    }

    /** The order has ended and needs nothing any more. */
    public void giveBack(Stock stock, MovementNote note) {
        switch (state) {
            case RESERVED -> {
                stock.release(quantity);
                state = ReservationState.RELEASED;
            }
            case CONSUMED -> {
                stock.cancelSale(quantity, note);
                state = ReservationState.RETURNED;
            }
            case RELEASED, RETURNED -> {}
        }
    }

    public UUID orderLineId() {
        return orderLineId;
    }

    public UUID orderId() {
        return orderId;
    }

    public UUID variantId() {
        return variantId;
    }

    public int quantity() {
        return quantity;
    }

    public Instant reservedAt() {
        return reservedAt;
    }

    public ReservationState state() {
        return state;
    }

    /** When it was read. */
    public ReservationState stateBefore() {
        return stateBefore;
    }
}
