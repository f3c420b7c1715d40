package shop.jangteo.promotion.domain.coupon;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.InvalidField.Violation;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.tier.Tiers;

/** Whom a coupon is for. Whether a member belongs to it is asked of {@link Audiences}, at the moment of issuing. */
public sealed interface Audience {

    /** The names are part of the API. */
    enum Kind {
        ALL,
        NEW_MEMBERS,
        TIER,
        BOUGHT_AT_LEAST,
        LAST_LOGIN_BEFORE
    }

    Audience EVERYBODY = new Everybody();

    Kind kind();

    /** What in it makes no sense. */
    default List<Violation> violations() {
        return List.of();
    }

    /** @throws InvalidField when it is for a tier that the shop doesn't have */
    default void requireKnownTier(Tiers tiers) {
        if (this instanceof TierAtLeast(String tier) && tiers.find(tier).isEmpty()) {
            throw new InvalidField("audience.tier", "UNKNOWN_TIER");
        }
    }

    /** All members. */
    record Everybody() implements Audience {
        @Override
        public Kind kind() {
            return Kind.ALL;
        }
    }

    /** Who joined within these days. */
    record NewMembers(int withinDays) implements Audience {

        public Instant joinedFrom(Instant now) {
            return now.minus(Duration.ofDays(withinDays));
        }

        @Override
        public Kind kind() {
            return Kind.NEW_MEMBERS;
        }

        @Override
        public List<Violation> violations() {
            return positiveDays(withinDays);
        }
    }

    /** Who is of this tier or a higher one. */
    record TierAtLeast(String tier) implements Audience {
        @Override
        public Kind kind() {
            return Kind.TIER;
        }
    }

    /** Whose purchases that were confirmed within these days come to this much. */
    record BoughtAtLeast(Money amount, int withinDays) implements Audience {

        public Instant confirmedFrom(Instant now) {
            return now.minus(Duration.ofDays(withinDays));
        }

        @Override
        public Kind kind() {
            return Kind.BOUGHT_AT_LEAST;
        }

        @Override
        public List<Violation> violations() {
            List<Violation> violations = new ArrayList<>(positiveDays(withinDays));
            if (amount.isZero()) {
                violations.add(new Violation("audience.amount", "POSITIVE"));
            }
            return violations;
        }
    }

    /** Who hasn't been seen since: whose last log-in, or the joining when there was none, was before that. */
    record LastLoginBefore(Instant instant) implements Audience {
        @Override
        public Kind kind() {
            return Kind.LAST_LOGIN_BEFORE;
        }
    }

    private static List<Violation> positiveDays(int days) {
        return days < 1 ? List.of(new Violation("audience.withinDays", "POSITIVE")) : List.of();
    }
}
