package shop.jangteo.ordering.domain.order;

import org.jspecify.annotations.Nullable;

/**
 * Where an order goes: personal data, sealed wherever it is stored.
 *
 * @param note for whoever delivers it
 */
public record ShippingAddress(
        String recipient,
        String phone,
        String postalCode,
        String roadAddress,
        @Nullable String detailAddress,
        @Nullable String note) {

    /** Never in a log. */
    @Override
    public String toString() {
        return "ShippingAddress[…]";
    }
}
