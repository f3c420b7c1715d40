package shop.jangteo.identity.adapter.query;

import static shop.jangteo.identity.adapter.jooq.Tables.MEMBERS;

import java.time.Instant;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import shop.jangteo.identity.domain.member.MemberStatus;

/** How a stored member stands at a given time: a suspension ends by itself, without anybody writing. */
final class Standing {

    private Standing() {}

    static MemberStatus of(@Nullable Instant suspendedAt, @Nullable Instant until, Instant now) {
        return suspendedAt != null && (until == null || until.isAfter(now))
                ? MemberStatus.SUSPENDED
                : MemberStatus.ACTIVE;
    }

    static Condition is(MemberStatus status, Instant now) {
        Condition suspended = MEMBERS.SUSPENDED_AT
                .isNotNull()
                .and(MEMBERS.SUSPENDED_UNTIL.isNull().or(MEMBERS.SUSPENDED_UNTIL.gt(now)));
        return switch (status) {
            case SUSPENDED -> suspended;
            case ACTIVE -> suspended.not();
        };
    }
}
