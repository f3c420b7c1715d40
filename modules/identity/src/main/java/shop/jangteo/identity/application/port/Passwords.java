package shop.jangteo.identity.application.port;

import java.util.Optional;
import shop.jangteo.identity.domain.IdentityRuleBroken.TooManyLogins;
import shop.jangteo.identity.domain.member.PasswordHash;
import shop.jangteo.identity.domain.member.RawPassword;

/** Hashes passwords, slowly. Not to be called inside a transaction: it would hold a database connection all the while. */
public interface Passwords {

    /** @throws TooManyLogins when the machine has more than enough of it to do */
    PasswordHash hash(RawPassword password);

    /**
     * Whether the password is the one that was hashed. Without a hash it is not, after the same work, so that the time
     * doesn't tell whether a member exists.
     *
     * @throws TooManyLogins when the machine has more than enough of it to do
     */
    boolean matches(RawPassword password, Optional<PasswordHash> hash);
}
