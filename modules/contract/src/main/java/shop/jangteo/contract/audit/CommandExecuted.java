package shop.jangteo.contract.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.PublishedEvent;

/**
 * An operator or a seller did something. action is dotted (catalog.product.create); before and after are JSON or
 * null.
 */
public record CommandExecuted(
        UUID eventId,
        Instant occurredAt,
        UUID actorId,
        String actorRole,
        String action,
        String targetType,
        String targetId,
        @Nullable String before,
        @Nullable String after,
        @Nullable String remoteAddress,
        String traceId)
        implements PublishedEvent {}
