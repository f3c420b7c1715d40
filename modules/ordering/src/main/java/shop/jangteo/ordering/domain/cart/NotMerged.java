package shop.jangteo.ordering.domain.cart;

import java.util.UUID;

/**
 * What of a guest's cart a member's cart couldn't take.
 *
 * @param quantity units that stayed out
 */
public record NotMerged(UUID variantId, int quantity, Reason reason) {

    /** Why; the names are part of the API. */
    public enum Reason {
        NOT_ON_SALE,
        INSUFFICIENT_STOCK,
        QUANTITY_TOO_LARGE,
        CART_FULL,
        /** The line is in an order that awaits its payment. */
        ITEM_IN_PAYMENT
    }
}
