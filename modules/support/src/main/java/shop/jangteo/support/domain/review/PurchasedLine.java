package shop.jangteo.support.domain.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a paid order, as far as reviews are concerned.
 *
 * @param deliveredAt when (the first part of) it arrived; null while it is on its way
 */
public record PurchasedLine(
        UUID lineId,
        UUID orderId,
        String orderNumber,
        UUID productId,
        String productName,
        UUID buyerId,
        @Nullable Instant deliveredAt) {}
