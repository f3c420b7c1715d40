package shop.jangteo.identity.domain.session;

import java.time.Instant;
import shop.jangteo.identity.domain.member.MemberId;

/**
 * A member is logged in on a device, from the log-in on until it logs out, stays away too long, or is put out.
 *
 * @param device what the device calls itself; empty when it doesn't say
 * @param expiresAt when it ends if its refresh token isn't used before
 */
public record Session(SessionId id, MemberId member, String device, Instant startedAt, Instant expiresAt) {

    private static final int LONGEST_DEVICE = 255;

    /** A device can call itself anything; what is kept is one short printable line. */
    public Session {
        device = device.replaceAll("[\\p{C}\\s]+", " ")
                .strip()
                .codePoints()
                .limit(LONGEST_DEVICE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
