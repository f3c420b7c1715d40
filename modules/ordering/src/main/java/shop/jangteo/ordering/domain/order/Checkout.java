package shop.jangteo.ordering.domain.order;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What whoever places an order brings along.
 *
 * @param guest null when the buyer is a member
 * @param mark null for a cart without a key: its lines are in payment afterwards
 */
public record Checkout(
        UUID buyerId,
        @Nullable Guest guest,
        @Nullable Mark mark,
        ShippingAddress shippingAddress,
        PaymentMethod paymentMethod) {}
