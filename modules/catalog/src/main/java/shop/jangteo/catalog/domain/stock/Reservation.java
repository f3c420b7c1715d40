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
    private final int givenBackBefore;
    private final ReservationState stateBefore;
    private int givenBack;
    private ReservationState state;

    private Reservation(
            UUID orderLineId,
            UUID orderId,
            UUID variantId,
            int quantity,
            int givenBack,
            Instant reservedAt,
            ReservationState state) {
        this.orderLineId = orderLineId;
        this.orderId = orderId;
        this.variantId = variantId;
        this.quantity = quantity;
        this.givenBack = givenBack;
        this.givenBackBefore = givenBack;
        this.reservedAt = reservedAt;
        this.stateBefore = state;
        this.state = state;
    }

    public static Reservation restore(
            UUID orderLineId,
            UUID orderId,
            UUID variantId,
            int quantity,
            int givenBack,
            Instant reservedAt,
            ReservationState state) {
        return new Reservation(orderLineId, orderId, variantId, quantity, givenBack, reservedAt, state);
    }

    /** Takes the units out of what is available. */
    public static Reservation of(UUID orderLineId, UUID orderId, Stock stock, int quantity, Instant at) {
        stock.reserve(quantity);
        return new Reservation(orderLineId, orderId, stock.variantId(), quantity, 0, at, ReservationState.RESERVED);
    }

    /** The order is paid. */
    public void consume(Stock stock, MovementNote note) {
        if (state == ReservationState.RESERVED) {
            stock.sellReserved(held(), note);
            state = ReservationState.CONSUMED;
        }
    }

    /** A part of the order was cancelled: it needs some units less. With the last of them nothing is left to claim. */
    public void giveBack(int units, Stock stock, MovementNote note) {
        if (units >= held()) {
            giveBack(stock, note);
            return;
        }
        switch (state) {
            case RESERVED -> stock.release(units);
            case CONSUMED -> stock.cancelSale(units, note);
            case RELEASED, RETURNED -> {
                return;
            }
        }
        givenBack += units;
    }

    /** The order has ended and needs nothing any more. */
    public void giveBack(Stock stock, MovementNote note) {
        switch (state) {
            case RESERVED -> {
                stock.release(held());
                state = ReservationState.RELEASED;
            }
            case CONSUMED -> {
                stock.cancelSale(held(), note);
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

    /** Units that came back while the line was still wanted. */
    public int givenBack() {
        return givenBack;
    }

    public boolean isChanged() {
        return state != stateBefore || givenBack != givenBackBefore;
    }

    /** When it was read. */
    public int givenBackBefore() {
        return givenBackBefore;
    }

    /** Units that the line still has a claim on, or has bought. */
    int held() {
        return quantity - givenBack;
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
