package shop.jangteo.delivery.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one seller sends to the buyer of an order. Changed only by its {@link Fulfilment}. */
public final class Shipment {

    private final UUID id;
    private final UUID brandId;
    private List<ShipmentLine> lines;
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

    /** Units that won't be sent; a parcel with nothing left to put into it isn't sent at all. */
    void leaveOut(Map<UUID, Integer> unitsByLine) {
        if (status == ShipmentStatus.READY && dispatch == null) {
            lines = lines.stream()
                    .flatMap(line -> line.without(unitsByLine.getOrDefault(line.lineId(), 0)).stream())
                    .toList();
            if (lines.isEmpty()) {
                status = ShipmentStatus.CANCELLED;
            }
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
