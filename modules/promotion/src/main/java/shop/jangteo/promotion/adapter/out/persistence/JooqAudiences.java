package shop.jangteo.promotion.adapter.out.persistence;

import static shop.jangteo.promotion.adapter.jooq.Tables.MEMBERS;
import static shop.jangteo.promotion.adapter.jooq.Tables.MEMBER_PURCHASES;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.coupon.Audience;
import shop.jangteo.promotion.domain.coupon.Audiences;
import shop.jangteo.promotion.domain.tier.Tiers;

/** One condition for the single member who asks and for the campaign that looks for all of them. */
@Repository
class JooqAudiences implements Audiences {

    private final DSLContext sql;
    private final Tiers tiers;

    JooqAudiences(DSLContext sql, Tiers tiers) {
        this.sql = sql;
        this.tiers = tiers;
    }

    /** Everybody includes who has only just joined and isn't known here. */
    @Override
    public boolean includes(Audience audience, UUID memberId, Instant now) {
        return audience instanceof Audience.Everybody
                || sql.fetchExists(MEMBERS, MEMBERS.MEMBER_ID.eq(memberId).and(condition(audience, now)));
    }

    @Override
    public int count(Audience audience, Instant now) {
        return sql.fetchCount(MEMBERS, condition(audience, now));
    }

    @Override
    public int countAfter(Audience audience, @Nullable UUID after, Instant now) {
        return sql.fetchCount(MEMBERS, condition(audience, now).and(behind(after)));
    }

    private static Condition behind(@Nullable UUID after) {
        return after == null ? DSL.noCondition() : MEMBERS.MEMBER_ID.gt(after);
    }

    @Override
    public List<UUID> next(Audience audience, @Nullable UUID after, int most, Instant now) {
        return sql.select(MEMBERS.MEMBER_ID)
                .from(MEMBERS)
                .where(condition(audience, now), behind(after))
                .orderBy(MEMBERS.MEMBER_ID)
                .limit(most)
                .fetch(MEMBERS.MEMBER_ID);
    }

    private Condition condition(Audience audience, Instant now) {
        return switch (audience) {
            case Audience.Everybody() -> DSL.noCondition();
            case Audience.NewMembers recent -> MEMBERS.JOINED_AT.ge(recent.joinedFrom(now));
            case Audience.TierAtLeast(String tier) -> MEMBERS.TIER.in(tiers.atLeast(tier));
            case Audience.BoughtAtLeast buyers -> boughtAtLeast(buyers.amount(), buyers.confirmedFrom(now));
            case Audience.LastLoginBefore(Instant instant) ->
                DSL.coalesce(MEMBERS.LAST_LOGIN_AT, MEMBERS.JOINED_AT, DSL.val(Instant.EPOCH, MEMBERS.JOINED_AT))
                        .lt(instant);
        };
    }

    private static Condition boughtAtLeast(Money amount, Instant from) {
        return MEMBERS.MEMBER_ID.in(DSL.select(MEMBER_PURCHASES.MEMBER_ID)
                .from(MEMBER_PURCHASES)
                .where(MEMBER_PURCHASES.CONFIRMED_AT.ge(from), MEMBER_PURCHASES.MEMBER_ID.eq(MEMBERS.MEMBER_ID))
                .groupBy(MEMBER_PURCHASES.MEMBER_ID)
                .having(DSL.sum(MEMBER_PURCHASES.AMOUNT).ge(BigDecimal.valueOf(amount.won()))));
    }
}
