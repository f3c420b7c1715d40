package shop.jangteo.identity.domain.member;

/** How a member stands at a given time; the names are part of the API. */
public enum MemberStatus {
    ACTIVE,
    SUSPENDED
}
