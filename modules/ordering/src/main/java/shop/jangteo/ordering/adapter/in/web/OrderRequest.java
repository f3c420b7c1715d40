package shop.jangteo.ordering.adapter.in.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.ordering.application.PlaceOrder;
import shop.jangteo.ordering.application.PlaceOrder.Destination;
import shop.jangteo.ordering.application.PlaceOrder.Selection;
import shop.jangteo.ordering.application.PlaceOrder.Unkeyed;
import shop.jangteo.ordering.domain.order.Guest;
import shop.jangteo.ordering.domain.order.PaymentMethod;
import shop.jangteo.ordering.domain.order.ShippingAddress;

/**
 * What is ordered: either {@code items} or {@code fromCart}; and where to: either {@code addressId} or
 * {@code shippingAddress}.
 *
 * @param couponIds ids of coupons that were issued to the member
 * @param usePoints in won
 * @param guest who orders without an account; obligatory for guests and for nobody else
 * @param expectedTotal the final amount that the buyer was shown; another one is 409 {@code PRICE_CHANGED}
 */
@Schema(example = """
    {"items": [{"variantId": "01a1fac5-1055-7c76-94ed-dc83e964e526", "quantity": 2}], "paymentMethod": "CARD",
     "shippingAddress": {"recipient": "김하늘", "phone": "010-1234-5678", "postalCode": "04524",
                         "roadAddress": "서울특별시 중구 세종대로 110", "detailAddress": "3층"}}\
    """)
record OrderRequest(
        @Nullable @Size(min = 1, max = 100) List<@NotNull @Valid Item> items,
        @Nullable FromCart fromCart,
        @Nullable UUID addressId,
        @Nullable @Valid Address shippingAddress,
        @NotNull PaymentMethod paymentMethod,
        @Nullable @Size(max = 20) List<@NotNull UUID> couponIds,
        @Nullable @PositiveOrZero Long usePoints,
        @Nullable Boolean excludeUnavailable,
        @Nullable @PositiveOrZero Long expectedTotal,
        @Nullable @Valid GuestDetails guest) {

    /** @param phone digits, with or without hyphens */
    record GuestDetails(
            @NotBlank @Size(max = 50) String name,
            @NotBlank @Pattern(regexp = "0[0-9-]{8,13}") String phone,
            @NotBlank @Email @Size(max = 254) String email) {

        private Guest toDomain() {
            return new Guest(name.strip(), phone.replace("-", ""), email.strip());
        }
    }

    record Item(@NotNull UUID variantId, @NotNull @Min(1) Integer quantity) {}

    /** @param phone digits, with or without hyphens */
    record Address(
            @NotBlank @Size(max = 50) String recipient,
            @NotBlank @Pattern(regexp = "0[0-9-]{8,13}") String phone,
            @NotBlank @Pattern(regexp = "[0-9]{5}") String postalCode,
            @NotBlank @Size(max = 200) String roadAddress,
            @Nullable @Size(max = 200) String detailAddress,
            @Nullable @Size(max = 200) String note) {

        private ShippingAddress toDomain() {
            return new ShippingAddress(
                    recipient.strip(), phone.replace("-", ""), postalCode, roadAddress.strip(), detailAddress, note);
        }
    }

    PlaceOrder.Command toCommand(Actor actor, @Nullable RequestKey key, @Nullable Unkeyed unkeyed) {
        return new PlaceOrder.Command(
                actor,
                guest == null ? null : guest.toDomain(),
                key,
                unkeyed,
                selection(),
                destination(),
                paymentMethod,
                couponIds == null ? List.of() : couponIds.stream().distinct().toList(),
                usePoints == null ? Money.ZERO : Money.won(usePoints),
                Boolean.TRUE.equals(excludeUnavailable),
                expectedTotal == null ? null : Money.won(expectedTotal));
    }

    private Selection selection() {
        if (items != null && fromCart == null) {
            return new Selection.Items(items.stream()
                    .map(item -> new PlaceOrder.Item(item.variantId(), Quantity.of(item.quantity())))
                    .toList());
        }
        if (fromCart != null && items == null) {
            List<UUID> variants = fromCart.variantIds();
            return variants == null ? new Selection.WholeCart() : new Selection.CartLines(variants);
        }
        throw new InvalidField("items", "ONE_OF_ITEMS_AND_CART");
    }

    private Destination destination() {
        if (addressId != null && shippingAddress == null) {
            return new Destination.FromAddressBook(addressId);
        }
        if (shippingAddress != null && addressId == null) {
            return new Destination.New(shippingAddress.toDomain());
        }
        throw new InvalidField("shippingAddress", "ONE_OF_ADDRESSES");
    }
}
