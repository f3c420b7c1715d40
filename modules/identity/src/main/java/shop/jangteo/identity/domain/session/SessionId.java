package shop.jangteo.identity.domain.session;

import java.util.UUID;

/** Which log-in. */
public record SessionId(UUID value) {}
