package shop.jangteo.promotion.adapter.query;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.sum;
import static shop.jangteo.promotion.adapter.jooq.Tables.MEMBERS;
import static shop.jangteo.promotion.adapter.jooq.Tables.MEMBER_PURCHASES;
import static shop.jangteo.promotion.adapter.jooq.Tables.TIER_RUN;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.promotion.domain.tier.Tier;
import shop.jangteo.promotion.domain.tier.Tiers;

/** Who is in which tier, and how the reckoning of tiers comes along. */
@Component
@Transactional(readOnly = true)
public class TierQueries {

    private final DSLContext sql;
    private final Tiers tiers;
    private final Clock clock;

    TierQueries(DSLContext sql, Tiers tiers, Clock clock) {
        this.sql = sql;
        this.tiers = tiers;
        this.clock = clock;
    }

    public TierView tier(UUID memberId) {
        Instant now = clock.instant();
        return sql.select(
                        MEMBERS.TIER,
                        coalesce(MEMBERS.TIER_SINCE, MEMBERS.JOINED_AT),
                        coalesce(sum(MEMBER_PURCHASES.AMOUNT), BigDecimal.ZERO))
                .from(MEMBERS)
                .leftJoin(MEMBER_PURCHASES)
                .on(
                        MEMBER_PURCHASES.MEMBER_ID.eq(MEMBERS.MEMBER_ID),
                        MEMBER_PURCHASES.CONFIRMED_AT.ge(tiers.countsFrom(now)))
                .where(MEMBERS.MEMBER_ID.eq(memberId))
                .groupBy(MEMBERS.MEMBER_ID, MEMBERS.TIER, MEMBERS.TIER_SINCE, MEMBERS.JOINED_AT)
                .fetchOptional(found -> {
                    Tier tier = tiers.named(found.value1());
                    Money purchases = Money.won(found.value3().longValueExact());
                    Optional<Tier> next = tiers.above(tier);
                    return new TierView(
                            tier.name(),
                            tier.earnPercent(),
                            purchases,
                            found.value2(),
                            next.map(Tier::name).orElse(null),
                            next.map(above -> above.from().minusOrZero(purchases))
                                    .orElse(null));
                })
                .orElseThrow(() -> new NotFound("member"));
    }

    public TierRunView run(String month) {
        return sql.selectFrom(TIER_RUN)
                .where(TIER_RUN.MONTH.eq(month))
                .fetchOptional(found -> new TierRunView(
                        found.getMonth(),
                        found.getRound(),
                        found.getCut(),
                        found.getMembers(),
                        found.getChanged(),
                        found.getCoupons(),
                        found.getStartedAt(),
                        found.getFinishedAt()))
                .orElseThrow(() -> new NotFound("tier run"));
    }
}
