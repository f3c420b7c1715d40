package shop.jangteo.platform.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person should look at.
 *
 * @param count how often it was raised that day
 * @param acknowledgedBy the operator who has seen it
 */
record AlertView(
        UUID id,
        String name,
        String entity,
        String detail,
        Instant raisedAt,
        Instant lastAt,
        int count,
        @Nullable Instant acknowledgedAt,
        @Nullable UUID acknowledgedBy) {}
