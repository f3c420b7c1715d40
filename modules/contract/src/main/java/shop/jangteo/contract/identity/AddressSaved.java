package shop.jangteo.contract.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.PublishedEvent;

/**
 * An entry of a member's address book was made or changed; carries everything anew.
 */
public record AddressSaved(
        UUID eventId,
        Instant occurredAt,
        UUID memberId,
        UUID addressId,
        String recipient,
        String phone,
        String postalCode,
        String roadAddress,
        @Nullable String detailAddress,
        @Nullable String note,
        boolean defaultAddress)
        implements PublishedEvent {}
