package shop.jangteo.delivery.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one seller sends to the buyer of an order. Changed only by its {@link Fulfilment}. */
public final class Shipment {

    private final UUID id;
    private final UUID brandId;
    private final List<ShipmentLine> lines;
    private ShipmentStatus status;
    private @Nullable Dispatch dispatch;

    private Shipment(
            UUID id, UUID brandId, List<ShipmentLine> lines, ShipmentStatus status, @Nullable Dispatch dispatch) {
        this.id = id;
        this.brandId = brandId;
        this.lines = List.copyOf(lines);
        this.status = status;
        this.dispatch = dispatch;
    }

    static Shipment ready(UUID id, UUID brandId, List<ShipmentLine> lines) {
        return new Shipment(id, brandId, lines, ShipmentStatus.READY, null);
    }

    /** A shipment as it was stored. */
    public static Shipment restore(
            UUID id, UUID brandId, List<ShipmentLine> lines, ShipmentStatus status, @Nullable Dispatch dispatch) {
        return new Shipment(id, brandId, lines, status, dispatch);
    }

    void dispatch(Dispatch by) {
        if (status != ShipmentStatus.READY) {
            throw new IllegalShipmentState(status);
        }
        dispatch = by;
    }

    void become(ShipmentStatus next) {
        if (dispatch == null) {
            throw new InvoiceMissing();
        }
        if (!status.allows(next)) {
            throw new IllegalShipmentState(status);
        }
        status = next;
    }

    /** A parcel that has left can't be called back. */
    void cancelUnlessGone() {
        if (status == ShipmentStatus.READY) {
            status = ShipmentStatus.CANCELLED;
        }
    }

    boolean isToArrive() {
        return status != ShipmentStatus.CANCELLED;
    }

    public UUID id() {
        return id;
    }

    public UUID brandId() {
        return brandId;
    }

    public List<ShipmentLine> lines() {
        return lines;
    }

    public ShipmentStatus status() {
        return status;
    }

    /** Null as long as it has no invoice. */
    public @Nullable Dispatch dispatch() {
        return dispatch;
    }
}
