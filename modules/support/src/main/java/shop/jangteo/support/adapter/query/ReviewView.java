package shop.jangteo.support.adapter.query;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A review as it is shown.
 *
 * @param author the author's name, masked; null while it isn't known
 * @param hiddenReason why an operator took it out of the shop
 */
public record ReviewView(
        UUID id,
        UUID productId,
        int rating,
        String text,
        @Nullable String author,
        String status,
        @Nullable String hiddenReason,
        Instant writtenAt,
        @Nullable Instant editedAt,
        long version) {}
