package shop.jangteo.promotion.adapter.out.persistence;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;
import static shop.jangteo.promotion.adapter.jooq.Tables.MEMBERS;
import static shop.jangteo.promotion.adapter.jooq.Tables.MEMBER_PURCHASES;
import static shop.jangteo.promotion.adapter.jooq.Tables.TIER_RUN;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.adapter.jooq.tables.records.TierRunRecord;
import shop.jangteo.promotion.domain.tier.Tier;
import shop.jangteo.promotion.domain.tier.TierRun;
import shop.jangteo.promotion.domain.tier.TierRuns;

@Repository
class JooqTierRuns implements TierRuns {

    private static final Field<BigDecimal> BOUGHT = coalesce(sum(MEMBER_PURCHASES.AMOUNT), BigDecimal.ZERO);

    private final DSLContext sql;

    JooqTierRuns(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void add(TierRun run) {
        sql.insertInto(TIER_RUN)
                .set(TIER_RUN.MONTH, run.month().toString())
                .set(TIER_RUN.ROUND, run.round())
                .set(TIER_RUN.CUT, run.cut())
                .set(TIER_RUN.STARTED_AT, run.startedAt())
                .onDuplicateKeyIgnore()
                .execute();
    }

    @Override
    public Optional<TierRun> find(YearMonth month) {
        return sql.selectFrom(TIER_RUN)
                .where(TIER_RUN.MONTH.eq(month.toString()))
                .fetchOptional(JooqTierRuns::run);
    }

    @Override
    public TierRun lock(YearMonth month) {
        return sql.selectFrom(TIER_RUN)
                .where(TIER_RUN.MONTH.eq(month.toString()))
                .forUpdate()
                .fetchSingle(JooqTierRuns::run);
    }

    @Override
    public void save(TierRun run) {
        sql.update(TIER_RUN)
                .set(TIER_RUN.ROUND, run.round())
                .set(TIER_RUN.CUT, run.cut())
                .set(TIER_RUN.LAST_MEMBER, run.lastMember())
                .set(TIER_RUN.MEMBERS, run.members())
                .set(TIER_RUN.CHANGED, run.changed())
                .set(TIER_RUN.COUPONS, run.coupons())
                .set(TIER_RUN.STARTED_AT, run.startedAt())
                .set(TIER_RUN.FINISHED_AT, run.finishedAt())
                .where(TIER_RUN.MONTH.eq(run.month().toString()))
                .execute();
    }

    @Override
    public List<Standing> standings(@Nullable UUID after, Instant from, Instant before, int most) {
        return sql.select(MEMBERS.MEMBER_ID, MEMBERS.TIER, BOUGHT)
                .from(MEMBERS)
                .leftJoin(MEMBER_PURCHASES)
                .on(
                        MEMBER_PURCHASES.MEMBER_ID.eq(MEMBERS.MEMBER_ID),
                        MEMBER_PURCHASES.CONFIRMED_AT.ge(from),
                        MEMBER_PURCHASES.CONFIRMED_AT.lt(before))
                .where(after == null ? noCondition() : MEMBERS.MEMBER_ID.gt(after))
                .groupBy(MEMBERS.MEMBER_ID, MEMBERS.TIER)
                .orderBy(MEMBERS.MEMBER_ID)
                .limit(most)
                .fetch(found -> new Standing(
                        found.value1(), found.value2(), Money.won(found.value3().longValueExact())));
    }

    @Override
    public boolean setTier(Standing standing, Tier tier, Instant since) {
        return sql.update(MEMBERS)
                        .set(MEMBERS.TIER, tier.name())
                        .set(MEMBERS.TIER_SINCE, since)
                        .where(MEMBERS.MEMBER_ID.eq(standing.memberId()), MEMBERS.TIER.eq(standing.tier()))
                        .execute()
                == 1;
    }

    private static TierRun run(TierRunRecord found) {
        return new TierRun(
                YearMonth.parse(found.getMonth()),
                found.getRound(),
                found.getCut(),
                found.getLastMember(),
                found.getMembers(),
                found.getChanged(),
                found.getCoupons(),
                found.getStartedAt(),
                found.getFinishedAt());
    }
}
