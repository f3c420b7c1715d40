package shop.jangteo.delivery.domain;

import java.util.Optional;
import java.util.UUID;

/** The deliveries of all orders. */
public interface Fulfilments {

    /**
     * Stores a new one, unless its order already has one.
     *
     * @return the one that was there before, locked until the transaction ends; empty when this one was stored
     */
    Optional<Fulfilment> addUnlessPresent(Fulfilment fulfilment);

    /** Puts what is known of a paid order in the place of what had only been announced of it. */
    void replace(Fulfilment announced, Fulfilment paid);

    Optional<Fulfilment> ofShipment(UUID shipmentId);

    /**
     * Publishes what happened, then stores it; does nothing when nothing happened. In this order because a subscriber may
     * lock the order, and orders are locked before their delivery.
     *
     * @throws InvoiceNumberTaken when another shipment has the invoice
     */
    void save(Fulfilment fulfilment);
}
