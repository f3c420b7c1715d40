package shop.jangteo.support.adapter.query;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An entry of the audit log.
 *
 * @param sequence its place in the chain, from 1
 * @param hash hexadecimal SHA-256 over this entry and the hash before it
 */
public record AuditEntryView(
        long sequence,
        UUID id,
        Instant at,
        UUID actorId,
        String actorRole,
        String action,
        String targetType,
        String targetId,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        @Nullable String remoteAddress,
        String traceId,
        String hash) {}
