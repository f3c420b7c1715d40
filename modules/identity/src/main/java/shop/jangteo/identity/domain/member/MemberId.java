package shop.jangteo.identity.domain.member;

import java.util.UUID;

/** Which member. */
public record MemberId(UUID value) {}
