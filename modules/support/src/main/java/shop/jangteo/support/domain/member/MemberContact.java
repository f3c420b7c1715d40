package shop.jangteo.support.domain.member;

import java.util.UUID;

/**
 * How a member is reached.
 *
 * @param version of the member's profile; a smaller one is older
 */
public record MemberContact(
        UUID memberId,
        String email,
        String name,
        String phone,
        boolean marketingEmail,
        boolean marketingSms,
        long version) {

    /** As given at sign-up: older than every change. */
    public static final long AT_SIGN_UP = -1;
}
