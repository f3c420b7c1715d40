package shop.jangteo.delivery.domain;

import org.jspecify.annotations.Nullable;

/** Who gets the parcels of an order, and where. Personal data. */
public record Destination(
        String recipient,
        String phone,
        String postalCode,
        String roadAddress,
        @Nullable String detailAddress,
        @Nullable String note) {

    @Override
    public String toString() {
        return "Destination[" + postalCode + "]";
    }
}
