package shop.jangteo.identity.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.BrokenRule;

/** What this context refuses, apart from the refusals that all contexts share. */
public abstract sealed class IdentityRuleBroken extends BrokenRule {

    private IdentityRuleBroken(Kind kind, String code, Map<String, Object> details) {
        super(kind, code, details);
    }

    /** An email is the log-in of one member. */
    public static final class EmailTaken extends IdentityRuleBroken {
        public EmailTaken() {
            super(Kind.CONFLICT, "EMAIL_TAKEN", Map.of());
        }
    }

    /** No such email, or not its password: the answer doesn't tell which. */
    public static final class BadCredentials extends IdentityRuleBroken {
        public BadCredentials() {
            super(Kind.UNAUTHENTICATED, "BAD_CREDENTIALS", Map.of());
        }
    }

    /** Too many failed log-ins in a row, by an email that may be anybody's or nobody's. */
    public static final class AccountLocked extends IdentityRuleBroken {
        public AccountLocked(Instant unlocksAt, Instant now) {
            super(
                    Kind.LOCKED,
                    "ACCOUNT_LOCKED",
                    Map.of(
                            "unlocksAt",
                            unlocksAt.toString(),
                            "retryAfter",
                            Duration.between(now, unlocksAt).toSeconds() + 1));
        }
    }

    /** The operator has suspended the member. */
    public static final class MemberSuspended extends IdentityRuleBroken {
        /** @param until when it ends by itself; null when only an operator ends it */
        public MemberSuspended(String reason, @Nullable Instant until) {
            super(Kind.FORBIDDEN, "MEMBER_SUSPENDED", details(reason, until));
        }

        private static Map<String, Object> details(String reason, @Nullable Instant until) {
            var details = new HashMap<String, Object>(Map.of("reason", reason));
            if (until != null) {
                details.put("until", until.toString());
            }
            return details;
        }
    }

    /** Not a refresh token of this shop, or one whose session has ended. */
    public static final class RefreshTokenUnknown extends IdentityRuleBroken {
        public RefreshTokenUnknown() {
            super(Kind.UNAUTHENTICATED, "UNAUTHENTICATED", Map.of());
        }
    }

    /** Not used in time. */
    public static final class RefreshTokenExpired extends IdentityRuleBroken {
        public RefreshTokenExpired() {
            super(Kind.UNAUTHENTICATED, "TOKEN_EXPIRED", Map.of());
        }
    }

    /** A refresh token works once; whoever comes second may be a thief, so the whole session ends. */
    public static final class RefreshTokenReused extends IdentityRuleBroken {
        public RefreshTokenReused() {
            super(Kind.UNAUTHENTICATED, "REFRESH_TOKEN_REUSED", Map.of());
        }
    }

    /** An address book has room for so many addresses. */
    public static final class AddressBookFull extends IdentityRuleBroken {
        public AddressBookFull(int limit) {
            super(Kind.CONFLICT, "ADDRESS_BOOK_FULL", Map.of("limit", limit));
        }
    }

    /** Hashing passwords is slow on purpose; more of it at once than the machine can bear has to wait. */
    public static final class TooManyLogins extends IdentityRuleBroken {
        public TooManyLogins() {
            super(Kind.UNAVAILABLE, "TEMPORARILY_UNAVAILABLE", Map.of());
        }
    }
}
