package shop.jangteo.support.adapter.query;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member was told.
 *
 * @param type the occasion: {@code ORDER_PAID}, {@code SHIPPED} …
 * @param orderId the order it is about
 * @param link a page elsewhere: a carrier's tracking page
 * @param readAt null while it is unread
 */
public record NotificationView(
        UUID id,
        String type,
        String title,
        String text,
        @Nullable String orderId,
        @Nullable String link,
        Instant createdAt,
        @Nullable Instant readAt) {}
