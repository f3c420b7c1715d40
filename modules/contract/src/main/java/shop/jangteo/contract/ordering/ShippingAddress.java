package shop.jangteo.contract.ordering;

import org.jspecify.annotations.Nullable;

/**
 * Where an order goes.
 */
public record ShippingAddress(
        String recipient,
        String phone,
        String postalCode,
        String roadAddress,
        @Nullable String detailAddress,
        @Nullable String note) {}
