package shop.jangteo.catalog.domain.stock;

import java.util.List;
import java.util.UUID;

/** The claims that orders have on stock, for ever. */
public interface Reservations {

    boolean existFor(UUID orderId);

    /** All of an order; nobody else can touch them before this transaction ends. To be locked before any stock. */
    List<Reservation> lock(UUID orderId);

    void add(List<Reservation> reservations);

    void save(List<Reservation> reservations);
}
