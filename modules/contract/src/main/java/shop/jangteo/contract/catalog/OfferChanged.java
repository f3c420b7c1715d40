package shop.jangteo.contract.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;

/**
 * What a variant is sold as, anew whenever anything of it changes. unitPrice is the product's price plus the
 * variant's difference; categoryPath runs from the root to the product's own category; onSale is false when it
 * can't be bought for reasons other than stock. A smaller version is older.
 */
public record OfferChanged(
        UUID eventId,
        Instant occurredAt,
        UUID variantId,
        UUID productId,
        UUID brandId,
        List<UUID> categoryPath,
        String productName,
        Map<String, String> options,
        @Nullable String image,
        Money unitPrice,
        boolean onSale,
        long version)
        implements PublishedEvent {}
