package shop.jangteo.support.domain.member;

import java.util.UUID;

/**
 * How a member is reached. A guest is reached by what was given for one order, and has that order's id here: the same
 * browser may order for somebody else the next time.
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
